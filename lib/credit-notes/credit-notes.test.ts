// Credit notes: never more than the invoice, to the cent whatever the parts, numbered without a gap, and never deleted.
import { describe, expect } from 'vitest'
import { POST as issueRoute } from '@/app/credit-notes/[id]/issue/route'
import { GET as readRoute, DELETE as removeRoute } from '@/app/credit-notes/[id]/route'
import { POST as createRoute, GET as listRoute } from '@/app/credit-notes/route'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { lineIdOf } from '@/lib/invoices/line-values'
import { selectInvoice } from '@/lib/invoices/store'
import { taxGroupsOf } from '@/lib/invoices/tax-groups'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { openPayment } from '@/lib/payments/open'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { expectInvariants, invoiceOf } from '@/lib/testing/payer'
import { createCreditNote } from './create'
import { selectInForce } from './store'

it.afterAll(({ business }) => expectInvariants(business))

const LINES = [
  { description: 'Rolls', quantity: 3, unitPrice: '9.99', taxRate: 7 },
  { description: 'Delivery', quantity: 1, unitPrice: '4.15', taxRate: 19 },
  { description: 'Cakes', quantity: 7, unitPrice: '0.33', taxRate: 7 },
]

const CHARGE = { amount: '4.90', reason: 'Express', taxRate: 19, taxCategory: 'S' } as const

const credit = (business: Business, body: object) =>
  call(createRoute, { ...business, body: { reason: 'Late', ...body } })
const issue = (business: Business, id: unknown) =>
  call(issueRoute, { ...business, params: { id: String(id) } })

async function credited(business: Business, body: object) {
  const { json } = await credit(business, body)
  return (await issue(business, json.id)).json
}

async function standing(business: Business, id: string) {
  const { amountCreditedMinor, amountOverpaidMinor, outstandingMinor, status } = await invoiceOf(business, id)
  return [status, amountCreditedMinor, outstandingMinor, amountOverpaidMinor]
}

async function lineIds({ house, organisationId }: Business, invoiceId: string): Promise<string[]> {
  return ((await selectInvoice(house.db, organisationId, invoiceId))?.lines ?? []).map(lineIdOf)
}

/** By category and rate, what the credit notes in force have taken. */
async function takenOf({ house, organisationId }: Business, invoiceId: string) {
  const invoice = await selectInvoice(house.db, organisationId, invoiceId)
  if (!invoice) throw new Error('no such invoice')
  const notes = await selectInForce(house.db, invoiceId)
  const groups = taxGroupsOf(invoice, invoice.lines)
  const sum = (rate: number, field: 'baseMinor' | 'taxMinor') =>
    notes
      .flatMap((note) => note.taxGroups)
      .filter(({ ratePpm }) => ratePpm === rate)
      .reduce((total, group) => total + group[field], 0)
  return {
    asked: groups.map(({ baseMinor, ratePpm, taxMinor }) => [ratePpm, baseMinor, taxMinor]),
    taken: groups.map(({ ratePpm }) => [ratePpm, sum(ratePpm, 'baseMinor'), sum(ratePpm, 'taxMinor')]),
  }
}

describe('a draft', () => {
  it('changes nothing, and is read, listed and deleted', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    const made = await credit(business, { invoiceId, amount: '40.76', externalReference: 'complaint-1' })
    expect([made.status, made.json]).toMatchObject([
      201,
      {
        invoiceId,
        status: 'Draft',
        documentNumber: null,
        totalAmount: 40.76,
        reason: 'Late',
        refundId: null,
      },
    ])
    expect(await standing(business, invoiceId)).toEqual(['Sent', 0, 14_076, 0])
    const id = String(made.json.id)
    expect((await call(readRoute, { ...business, params: { id } })).json).toEqual(made.json)
    const listed = async (query: Record<string, string>) => {
      const { json } = await call(listRoute, { ...business, query: `?${new URLSearchParams(query)}` })
      return (json as { data: { id: string }[] }).data.map((it) => it.id)
    }
    expect(await listed({ invoiceId, status: 'Draft' })).toEqual([id])
    expect(await listed({ invoiceId, status: 'Issued' })).toEqual([])
    expect(await listed({ externalReference: 'complaint-1' })).toEqual([id])
    expect((await call(removeRoute, { ...business, params: { id } })).status).toBe(204)
    expect(await listed({ invoiceId })).toEqual([])
  })

  it('is of lines or of an amount, of lines that there are, and of no draft or void invoice', async ({
    business,
    house,
  }) => {
    const { organisationId, customerId } = business
    const { invoiceId } = await sendBill(business)
    const [lineItemId = ''] = await lineIds(business, invoiceId)
    const lineItems = [{ lineItemId, quantity: 1 }]
    for (const [body, pointer] of [
      [{ lineItems, amount: 1 }, '/amount'],
      [{ lineItems: [{ lineItemId: newId(), quantity: 1 }] }, '/lineItems/0/lineItemId'],
      [{ lineItems: [...lineItems, ...lineItems] }, '/lineItems/1/lineItemId'],
      [{ amount: '0.001' }, '/amount'],
      [{ amount: 0 }, '/amount'],
    ] as const)
      expect((await credit(business, { invoiceId, ...body })).json).toMatchObject({
        status: 400,
        errors: [{ pointer }],
      })
    const draft = newId()
    const order = { id: draft, organisationId, customerId, currency: 'EUR', lineItems: LINES } as const
    await createInvoice(house, order)
    expect((await credit(business, { invoiceId: draft })).json.code).toBe('CreditNote.NotCreditable')
    const { json } = await credit(business, { invoiceId })
    await voidInvoice(house, organisationId, invoiceId)
    expect((await issue(business, json.id)).json.code).toBe('CreditNote.NotCreditable')
    expect((await credit(business, { invoiceId: newId() })).status).toBe(404)
  })
})

describe('issued', () => {
  it('it has a number, lowers what is asked for, and is issued once', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    const { json } = await credit(business, { invoiceId, amount: '40.76' })
    const issued = await issue(business, json.id)
    expect(issued.json).toMatchObject({
      status: 'Issued',
      documentNumber: expect.stringMatching(/^CN-\d{4}$/),
    })
    expect((await issue(business, json.id)).json).toEqual(issued.json)
    expect(await standing(business, invoiceId)).toEqual(['PartiallyPaid', 4_076, 10_000, 0])
    expect((await call(removeRoute, { ...business, params: { id: String(json.id) } })).json.code).toBe(
      'CreditNote.NotDraft',
    )
    await credited(business, { invoiceId })
    expect(await standing(business, invoiceId)).toEqual(['Paid', 14_076, 0, 0])
    expect((await credit(business, { invoiceId })).json.code).toBe('CreditNote.ExceedsInvoice')
  })

  it('of all it mirrors the invoice, line by line', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business, { lineItems: LINES })
    const note = await credited(business, { invoiceId })
    const invoice = await selectInvoice(house.db, business.organisationId, invoiceId)
    expect(note.lineItems).toMatchObject(
      (invoice?.lines ?? []).map((line) => ({
        ...{ lineItemId: lineIdOf(line), description: line.description },
        ...{ netAmount: line.netMinor / 100, taxAmount: line.taxMinor / 100 },
      })),
    )
    const { asked, taken } = await takenOf(business, invoiceId)
    expect(taken).toEqual(asked)
  })

  it.for([
    ['amounts', [{ amount: '0.01' }, { amount: '13.37' }, { amount: '7.00' }, {}]],
    ['lines', [{ lines: [0, 1] }, { lines: [1, 1, 2, 3] }, { lines: [2, 4, 0, 2] }]],
    ['lines, then an amount, then the rest', [{ lines: [0, 2] }, { amount: '3.33' }, {}]],
  ] as const)(
    'in parts (%s) it comes to the invoice, to the cent in each rate',
    async ([, parts], { business }) => {
      const { invoiceId } = await sendBill(business, { lineItems: LINES })
      const ids = await lineIds(business, invoiceId)
      const asItems = (lines: readonly number[]) =>
        lines.flatMap((of, at) => (at % 2 === 0 ? [{ lineItemId: ids[of], quantity: lines[at + 1] }] : []))
      for (const part of parts)
        expect(
          await credited(business, {
            invoiceId,
            ...('lines' in part ? { lineItems: asItems(part.lines) } : part),
          }),
        ).toMatchObject({ status: 'Issued' })
      const { asked, taken } = await takenOf(business, invoiceId)
      expect(taken).toEqual(asked)
      expect((await standing(business, invoiceId))[0]).toBe('Paid')
    },
  )

  it.for([
    ['a discount and a charge', { discount: { percent: 10, reason: 'Loyalty' }, charge: CHARGE }],
    ['prices with tax', { pricesIncludeTax: true, discount: { amount: '3.33', reason: 'Loyalty' } }],
  ] as const)(
    '%s are credited with it, and nothing of them is lost in parts',
    async ([, more], { business, house }) => {
      const { customerId, organisationId } = business
      const invoiceId = newId()
      const order = { id: invoiceId, organisationId, customerId, currency: 'EUR' } as const
      await createInvoice(house, { ...order, lineItems: LINES, ...more })
      await sendInvoice(house, organisationId, invoiceId)
      const [lineItemId] = await lineIds(business, invoiceId)
      await credited(business, { invoiceId, lineItems: [{ lineItemId, quantity: '0.5' }] })
      await credited(business, { invoiceId, lineItems: [{ lineItemId, quantity: '2.5' }] })
      await credited(business, { invoiceId, amount: '0.07' })
      await credited(business, { invoiceId })
      const { asked, taken } = await takenOf(business, invoiceId)
      expect(taken).toEqual(asked)
    },
  )

  it('parts of prices with tax are the parts of what was written', async ({ business, house }) => {
    const { customerId, organisationId } = business
    const invoiceId = newId()
    const lineItems = [{ description: 'Rolls', quantity: 3, unitPrice: '10.00', taxRate: 19 }]
    const order = { id: invoiceId, organisationId, customerId, currency: 'EUR' } as const
    await createInvoice(house, { ...order, lineItems, pricesIncludeTax: true })
    await sendInvoice(house, organisationId, invoiceId)
    const [lineItemId] = await lineIds(business, invoiceId)
    for (let part = 0; part < 3; part++)
      expect(await credited(business, { invoiceId, lineItems: [{ lineItemId, quantity: 1 }] })).toMatchObject(
        { totalAmount: 10 },
      )
    const { asked, taken } = await takenOf(business, invoiceId)
    expect(taken).toEqual(asked)
  })

  it('what was drafted beside another credits what its document says, when it is issued later', async ({
    business,
  }) => {
    // promise 147
    const { invoiceId } = await sendBill(business, {
      lineItems: [{ description: 'Rolls', quantity: 3, unitPrice: '3.3333' }],
    })
    const [lineItemId] = await lineIds(business, invoiceId)
    const one = { invoiceId, lineItems: [{ lineItemId, quantity: 1 }] }
    const drafts = [await credit(business, one), await credit(business, one), await credit(business, one)]
    const issued = []
    for (const { json } of drafts) issued.push((await issue(business, json.id)).json.totalAmount)
    expect(issued).toEqual([3.33, 3.34, 3.33])
    expect(await standing(business, invoiceId)).toEqual(['Paid', 1_000, 0, 0])
  })

  it('a line is credited once, also by two drafts', async ({ business }) => {
    const { invoiceId } = await sendBill(business, { lineItems: LINES })
    const [lineItemId] = await lineIds(business, invoiceId)
    const two = { invoiceId, lineItems: [{ lineItemId, quantity: 2 }] }
    const drafts = [await credit(business, two), await credit(business, two)]
    expect((await issue(business, drafts[0]?.json.id)).status).toBe(200)
    expect((await issue(business, drafts[1]?.json.id)).json.code).toBe('CreditNote.ExceedsInvoice')
  })

  it('twenty at once come to no more than the invoice, without a gap in their numbers', async ({
    business,
    house,
  }) => {
    // promise 147
    const { organisationId } = business
    const { invoiceId } = await sendBill(business)
    const drafts = await Promise.all(
      Array.from({ length: 20 }, () =>
        createCreditNote(house, {
          ...{ id: newId(), organisationId, invoiceId, amountMinor: 1_000, reason: 'Late' },
        }),
      ),
    )
    const answers = await Promise.allSettled(
      drafts.map(({ id }) => issueCreditNote(house, organisationId, id)),
    )
    const done = answers.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []))
    for (const it of answers)
      if (it.status === 'rejected') expect(it.reason).toMatchObject({ code: 'CreditNote.ExceedsInvoice' })
    expect(done).toHaveLength(14)
    expect(await standing(business, invoiceId)).toEqual(['PartiallyPaid', 14_000, 76, 0])
    const numbers = done
      .map(({ documentNumber }) => Number(documentNumber?.split('-')[1]))
      .toSorted((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index))
  })

  it('closes what is being paid at the moment, because it would be the old amount', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await sendBill(business)
    await openPayment(house, token)
    await credited(business, { invoiceId, amount: '40.76' })
    expect((await openPayment(house, token)).amount.minor).toBe(10_000)
  })
})
