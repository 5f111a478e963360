// Sending by Peppol by hand: once for each document, refused with a plain reason, shown where a person looks.
import { expect } from 'vitest'
import { GET as readNote, POST as sendNote } from '@/app/credit-notes/[id]/peppol-delivery/route'
import { GET, POST } from '@/app/invoices/[id]/peppol-delivery/route'
import { PATCH } from '@/app/organisations/[id]/route'
import { createCreditNote } from '@/lib/credit-notes/create'
import { selectDeliveriesOfInvoice } from '@/lib/documents/delivery-store'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { troubleRows } from '@/lib/invoices/trouble-sets'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { voidInvoice } from '@/lib/payments/void-invoice'
import type { Business } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { expectDocumented } from '@/lib/testing/documented'
import { withBusiness, withHouse } from '@/lib/testing/fixtures'
import { addReceiver, giveAddress, messagesTaken, sendTo, WITH_PEPPOL } from '@/lib/testing/peppol'
import { drainDocumentDeliveries } from './deliver'
import { peppolStanding } from './standing'

const it = withBusiness.extend('needs', WITH_PEPPOL)
it.beforeAll(({ business }) => giveAddress(business, { sendsByPeppol: false }))

async function ask(route: typeof POST | typeof GET, { apiKey, organisationId }: Business, id: string) {
  const answer = await call(route, { params: { id }, apiKey, organisationId })
  await expectDocumented(route.operation, answer)
  return answer
}

it('an invoice goes when it is asked for, and once', async ({ business, house }) => {
  const id = await sendTo(business, await addReceiver(business, 'takes'))
  expect((await ask(GET, business, id)).json).toMatchObject({
    status: 404,
    code: 'DocumentDelivery.NotFound',
  })
  expect(await peppolStanding(house, { invoiceId: id })).toMatchObject({ isSendable: true, missing: [] })
  const asked = await Promise.all(Array.from({ length: 5 }, () => ask(POST, business, id)))
  expect(new Set(asked.map(({ json, status }) => `${status} ${json.id}`)).size).toBe(1)
  expect(asked[0]).toMatchObject({
    status: 202,
    json: { status: 'queued', invoiceId: id, receiver: '0088:7300020000077', sentAt: null },
  })
  await Promise.all([drainDocumentDeliveries(house), drainDocumentDeliveries(house)])
  const again = await ask(POST, business, id)
  expect(again).toMatchObject({ status: 202, json: { status: 'sent', id: asked[0]?.json.id } })
  const taken = await messagesTaken(house)
  expect(taken.filter(({ idempotencyKey }) => idempotencyKey === again.json.id)).toHaveLength(1)
  expect((await ask(GET, business, id)).json).toEqual(again.json)
})

it('a credit note goes as well', async ({ business, house }) => {
  const invoiceId = await sendTo(business, await addReceiver(business, 'takes'))
  const id = newId()
  await createCreditNote(house, { id, organisationId: business.organisationId, invoiceId, reason: 'Late' })
  expect((await ask(sendNote, business, id)).json.code).toBe('Document.NotIssued')
  await issueCreditNote(house, business.organisationId, id)
  expect(await ask(sendNote, business, id)).toMatchObject({
    status: 202,
    json: { creditNoteId: id, invoiceId },
  })
  expect((await ask(readNote, business, id)).json).toMatchObject({ status: 'queued' })
})

it('what cannot go is refused with what is missing', async ({ business, house }) => {
  const known = await addReceiver(business, 'takes')
  const refused = async (id: string) => (await ask(POST, business, id)).json
  const wordless = await sendTo(business, known, { buyerReference: null })
  expect(await refused(wordless)).toMatchObject({
    code: 'Document.Incomplete',
    errors: [{ pointer: '/invoice/buyerReference' }],
  })
  expect(await peppolStanding(house, { invoiceId: wordless })).toMatchObject({
    ...{ isSendable: false, missing: [expect.stringMatching(/reference/)] },
  })
  const dinars = await sendTo(business, known, { currency: 'KWD' })
  expect(await refused(dinars)).toMatchObject({ code: 'Document.CurrencyNotSupported' })
  const nowhere = await sendTo(business, await addReceiver(business, null))
  expect(await refused(nowhere)).toMatchObject({
    code: 'Document.Incomplete',
    errors: [{ pointer: '/customer/electronicAddress' }],
  })
  const unknown = await sendTo(business, await addReceiver(business, 'unregistered'))
  expect(await refused(unknown)).toMatchObject({ code: 'Peppol.ReceiverUnknown' })
  const draft = newId()
  await createInvoice(house, {
    ...{ id: draft, organisationId: business.organisationId, customerId: known, currency: 'EUR' },
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '1' }],
  })
  expect(await refused(draft)).toMatchObject({ code: 'Document.NotIssued' })
  const voided = await sendTo(business, known)
  await voidInvoice(house, business.organisationId, voided)
  expect(await refused(voided)).toMatchObject({ code: 'Invoice.NotSendable' })
  expect(await selectDeliveriesOfInvoice(house.db, unknown)).toEqual([])
})

it('the timeline tells of each step, and a rejection needs attention until the invoice is not owed any more', async ({
  business,
  house,
}) => {
  const { organisationId } = business
  const id = await sendTo(business, await addReceiver(business, 'rejects'))
  await ask(POST, business, id)
  const troubled = async () => {
    const rows = await house.db.execute(
      troubleRows('document-undelivered', { organisationId }, house.clock.now()),
    )
    return rows.map(({ invoice_id }) => invoice_id)
  }
  expect(await troubled()).toEqual([])
  await expect
    .poll(
      async () => {
        house.clock.advance(60)
        await drainDocumentDeliveries(house)
        return (await ask(GET, business, id)).json.status
      },
      { timeout: 60_000, interval: 200 },
    )
    .toBe('rejected')
  const { timeline } = await inspectInvoice(house, organisationId, id)
  expect(timeline.happenings.filter(({ kind }) => kind === 'peppol')).toMatchObject([
    { stage: 'rejected', reason: expect.stringMatching(/order number/) },
    { stage: 'sent', reason: null, by: expect.stringMatching(/^API key/) },
  ])
  expect(await troubled()).toEqual([id])
  house.clock.advance(15 * 86_400)
  expect(await troubled()).toEqual([id])
  await voidInvoice(house, organisationId, id)
  expect(await troubled()).toEqual([])
})

withHouse(
  'where there is no access point, nothing can be switched on, and nothing is seen',
  async ({ house, people }) => {
    const { apiKey, organisationId } = people
    const answer = await call(PATCH, {
      apiKey,
      params: { id: organisationId },
      body: { peppolDelivery: true },
    })
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ pointer: '/peppolDelivery' }] } })
    const off = await call(PATCH, { apiKey, params: { id: organisationId }, body: { peppolDelivery: false } })
    expect(off).toMatchObject({ status: 200, json: { peppolDelivery: false } })
    expect(await peppolStanding(house, { invoiceId: newId() })).toBeUndefined()
  },
)
