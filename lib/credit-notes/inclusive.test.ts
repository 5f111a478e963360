// A credit note of prices with tax says what its invoice said: lines less the discount are the total, as they are printed.
import { expect } from 'vitest'
import { contentsOf } from '@/lib/documents/contents'
import { selectIssued } from '@/lib/documents/file-store'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { lineIdOf } from '@/lib/invoices/line-values'
import { selectInvoice } from '@/lib/invoices/store'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import type { Business } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { createCreditNote } from './create'

const CHARGE = { amount: '4.90', reason: 'Express', taxRate: 19, taxCategory: 'S' } as const

/** A line of 119.00 with 19 % in it. */
async function sell({ customerId, house, organisationId }: Business, more: object): Promise<string> {
  const id = newId()
  const lineItems = [{ description: 'Cake', quantity: 1, unitPrice: '119.00', taxRate: 19 }]
  const order = { id, organisationId, customerId, currency: 'EUR' } as const
  await createInvoice(house, { ...order, lineItems, pricesIncludeTax: true, ...more })
  await sendInvoice(house, organisationId, id)
  return id
}

type Part = { lineItemId: string; quantityMillionths: bigint }

/** What the paper of the credit note prints. */
async function paperOf({ house, organisationId }: Business, invoiceId: string, of?: number | Part[]) {
  const id = newId()
  const order = { id, organisationId, invoiceId, reason: 'Late' }
  const wanted = typeof of === 'number' ? { amountMinor: of } : of && { lineItems: of }
  await createCreditNote(house, { ...order, ...wanted })
  await issueCreditNote(house, organisationId, id)
  const issued = await selectIssued(house.db, { creditNoteId: id })
  if (!issued?.snapshot) throw new Error('it was not frozen')
  const contents = contentsOf(issued.snapshot)
  const { charge, discount, linesMinor, totalMinor } = contents
  expect(linesMinor - (discount?.amountMinor ?? 0) + (charge?.amountMinor ?? 0)).toBe(totalMinor)
  return contents
}

// promise 144
it('credited whole, it repeats line, discount and charge with their tax', async ({ business }) => {
  const discount = { percent: 10, reason: 'Loyalty' }
  const invoiceId = await sell(business, { discount, charge: CHARGE })
  expect(await paperOf(business, invoiceId)).toMatchObject({
    ...{ linesMinor: 11_900, totalMinor: 11_200, pricesIncludeTax: true },
    discount: { percent: '10', amountMinor: 1_190 },
    charge: { amountMinor: 490 },
    lines: [{ unitPrice: '119', amountMinor: 11_900 }],
  })
})

// promise 144
it('credited by an amount, the price that is printed is that amount', async ({ business }) => {
  const invoiceId = await sell(business, {})
  const { lines, totalMinor } = await paperOf(business, invoiceId, 5_000)
  expect(totalMinor).toBe(5_000)
  expect(
    lines.map(({ amountMinor, quantity, unitPrice }) => [quantity, Number(unitPrice), amountMinor]),
  ).toEqual([['1', 50, 5_000]])
})

// promise 144
it('a part of a line has its part of the discount, with its tax', async ({ business }) => {
  const invoiceId = await sell(business, { discount: { amount: '11.90', reason: 'Loyalty' } })
  const invoice = await selectInvoice(business.house.db, business.organisationId, invoiceId)
  const lineItemId = (invoice?.lines ?? []).map(lineIdOf)[0] ?? ''
  expect(await paperOf(business, invoiceId, [{ lineItemId, quantityMillionths: 500_000n }])).toMatchObject({
    ...{ linesMinor: 5_950, totalMinor: 5_355 },
    discount: { percent: null, amountMinor: 595 },
  })
})
