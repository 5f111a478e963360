// Whatever happens to invoices, payments, accounts and checkouts is told, as the API presents it, and once.
import { desc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { webhookEvents } from '@/db/schema/webhooks'
import { startBackground } from '@/lib/background'
import { createCheckout } from '@/lib/checkouts/create'
import { secondsFrom } from '@/lib/clock'
import { createCreditNote } from '@/lib/credit-notes/create'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import type { EventType } from '@/lib/outgoing/event-types'
import { believeWithdrawn } from '@/lib/payment-accounts/access'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { openPayment } from '@/lib/payments/open'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { refundPayment } from '@/lib/payments/refund'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { allRows } from '@/lib/testing/rows'
import { makeArticle, orderOf } from '@/lib/testing/shop'
import { schemaOfData } from './catalogue'
import { drainDeliveries } from './courier'
import { createSubscription } from './create'
import { sendTest } from './deliveries'
import { type Endpoint, openEndpoint } from './testing/endpoint'

const it = withBusiness
  .extend('needs', { withSandbox: true, env: { WEBHOOK_ALLOW_LOOPBACK: 'true' } })
  .extend('endpoint', { scope: 'file' }, () => openEndpoint())
it.beforeAll(async ({ business, endpoint, house }) => {
  const { clientId, organisationId } = business
  const fields = { url: endpoint.url, description: null, contactEmail: null, subscribedEvents: [] }
  await createSubscription(house, { clientId, limitedTo: null }, { ...fields, organisationId })
})
it.afterAll(async ({ endpoint }) => {
  await endpoint.close()
})
it.beforeEach(async ({ endpoint, house }) => {
  await drainDeliveries(house)
  endpoint.heard.length = 0
})

interface Told {
  type: string
  timestamp: string
  data: Record<string, unknown>
}

/** What has been told since the test began. */
async function told(endpoint: Endpoint, house: TestHouse): Promise<Told[]> {
  await drainDeliveries(house)
  const events = endpoint.heard.map(({ body }) => JSON.parse(body) as Told)
  for (const { data, type } of events) {
    const read = schemaOfData(type as EventType).parse(data) as object
    // What is told is documented, field by field.
    expect(Object.keys(read).toSorted(), type).toEqual(Object.keys(data).toSorted())
  }
  return events
}
const types = async (endpoint: Endpoint, house: TestHouse) =>
  (await told(endpoint, house)).map(({ type }) => type).toSorted()
const dataOf = async (endpoint: Endpoint, house: TestHouse, type: string) =>
  (await told(endpoint, house)).find((event) => event.type === type)?.data

it('an invoice that is sent, partly paid by hand, and paid by card', async ({
  business,
  endpoint,
  house,
}) => {
  const { organisationId } = business
  const { invoiceId, token } = await sendBill(business)
  expect(await types(endpoint, house)).toEqual(['invoice.sent'])
  expect(await dataOf(endpoint, house, 'invoice.sent')).toMatchObject({
    id: invoiceId,
    organisationId,
    status: 'Sent',
    totalAmount: 140.76,
    lineItems: [{ description: 'Rolls' }],
  })
  endpoint.heard.length = 0
  const order = { id: newId(), amount: '40.76', paidAt: house.clock.now(), notes: null }
  await recordManualPayment(house, organisationId, invoiceId, order)
  expect(await types(endpoint, house)).toEqual(['invoice.partially_paid', 'payment.succeeded'])
  expect(await dataOf(endpoint, house, 'invoice.partially_paid')).toMatchObject({
    status: 'PartiallyPaid',
    outstanding: 100,
  })
  expect(await dataOf(endpoint, house, 'payment.succeeded')).toMatchObject({
    invoiceId,
    source: 'manual',
    amount: 40.76,
  })
  endpoint.heard.length = 0
  await payBill(business, token)
  await hearEvents(business)
  await hearEvents(business)
  expect(await types(endpoint, house)).toEqual(['invoice.paid', 'payment.succeeded'])
  expect(await dataOf(endpoint, house, 'payment.succeeded')).toMatchObject({
    invoiceId,
    organisationId,
    status: 'Succeeded',
    paymentMethod: { brand: 'visa' },
  })
})

it('an invoice that is sent again is not sent twice, and one that is void is told of once', async ({
  business,
  endpoint,
  house,
}) => {
  const { organisationId } = business
  const { invoiceId } = await sendBill(business)
  await sendInvoice(house, organisationId, invoiceId)
  await voidInvoice(house, organisationId, invoiceId)
  expect(await types(endpoint, house)).toEqual(['invoice.sent', 'invoice.voided'])
})

it('a decline, and a bank debit that takes its time', async ({ business, endpoint, house }) => {
  const { token } = await sendBill(business)
  await payBill(business, token, 'pm_card_chargeDeclinedInsufficientFunds').catch(() => undefined)
  await hearEvents(business)
  expect(await types(endpoint, house)).toEqual(['invoice.sent', 'payment.failed'])
  expect(await dataOf(endpoint, house, 'payment.failed')).toMatchObject({ declineCode: 'insufficient_funds' })
  endpoint.heard.length = 0
  const reference = await payBill(business, token, 'pm_sepa_debit')
  await hearEvents(business)
  expect(await types(endpoint, house)).toEqual(['payment.processing'])
  endpoint.heard.length = 0
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  await hearEvents(business)
  expect(await types(endpoint, house)).toEqual(['invoice.paid', 'payment.succeeded'])
})

it('a refund, and a dispute that is opened and lost', async ({ business, endpoint, house }) => {
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token)
  await hearEvents(business)
  await told(endpoint, house)
  endpoint.heard.length = 0
  const [payment] = await paymentsOf(business, invoiceId)
  const request = { id: newId(), amount: '10', reason: 'late' }
  await refundPayment(house, business.organisationId, invoiceId, payment?.id ?? '', request)
  await hearEvents(business)
  expect((await types(endpoint, house)).toSorted()).toEqual(['credit_note.issued', 'refund.succeeded'])
  expect(await dataOf(endpoint, house, 'credit_note.issued')).toMatchObject({
    ...{ invoiceId, refundId: request.id, status: 'Issued', totalAmount: 10, reason: 'late' },
  })
  expect(await dataOf(endpoint, house, 'refund.succeeded')).toMatchObject({
    id: request.id,
    invoiceId,
    amount: 10,
  })
  endpoint.heard.length = 0
  const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
  await hearEvents(business)
  expect(await types(endpoint, house)).toEqual(['dispute.opened'])
  expect(await dataOf(endpoint, house, 'dispute.opened')).toMatchObject({
    paymentId: payment?.id,
    status: 'open',
  })
  endpoint.heard.length = 0
  const credit = { ...{ id: newId(), organisationId: business.organisationId, invoiceId }, reason: 'Gone' }
  await createCreditNote(house, credit)
  await business.sandbox.post(`disputes/${id}/close`, { status: 'lost' })
  await hearEvents(business)
  expect(await types(endpoint, house)).toEqual(['dispute.closed'])
  expect(await dataOf(endpoint, house, 'dispute.closed')).toMatchObject({
    status: 'lost',
    amount: 140.76,
    currency: 'EUR',
  })
  endpoint.heard.length = 0
  // All that is left is credited, and nothing of it was paid.
  await issueCreditNote(house, business.organisationId, credit.id)
  expect(await types(endpoint, house)).toEqual(['credit_note.issued'])
})

it('a checkout that is paid, and one that runs out of time', async ({ business, endpoint, house }) => {
  const articles = [{ articleId: await makeArticle(business), articleTypeId: undefined, quantity: 1 }]
  const order = { ...orderOf({ haircut: 0, organisationId: business.organisationId }), articles }
  const open = async () =>
    (await createCheckout(house, { ...order, internalReferenceId: newId() })).session.reference
  const [paid, late] = [await open(), await open()]
  await business.sandbox.post(`checkout_sessions/${paid}/pay`, { payment_method: 'pm_card_visa' })
  await business.sandbox.post(`checkout_sessions/${late}/expire`)
  await hearEvents(business)
  expect(await types(endpoint, house)).toEqual([
    'checkout.completed',
    'checkout.expired',
    'payment.succeeded',
  ])
  expect(await dataOf(endpoint, house, 'checkout.completed')).toMatchObject({
    sessionId: paid,
    status: 'complete',
    amountPaid: 45,
  })
  expect(await dataOf(endpoint, house, 'checkout.expired')).toMatchObject({
    sessionId: late,
    status: 'expired',
  })
})

it('an account whose access was withdrawn', async ({ endpoint, house }) => {
  const other = await openBusiness(house)
  const { clientId } = other
  const fields = { url: endpoint.url, description: null, contactEmail: null, subscribedEvents: [] }
  await createSubscription(house, { clientId, limitedTo: null }, fields)
  await believeWithdrawn(house, other.accountId)
  await believeWithdrawn(house, other.accountId)
  expect(await types(endpoint, house)).toEqual(['payment_account.updated'])
  expect(await dataOf(endpoint, house, 'payment_account.updated')).toMatchObject({
    organisationId: other.organisationId,
    status: 'Disconnected',
  })
})

it('is told at once, without anybody asking for it', { timeout: 30_000 }, async ({
  business,
  endpoint,
  house,
}) => {
  const background = await startBackground(house)
  await sendBill(business)
  await expect.poll(() => endpoint.heard.length, { timeout: 4_000, interval: 20 }).toBe(1)
  await background.stop()
})

// promise 90
it('no body contains a payer’s link', async ({ business, endpoint, house }) => {
  const { token } = await sendBill(business)
  await openPayment(house, token)
  await drainDeliveries(house)
  expect(JSON.stringify(endpoint.heard)).not.toContain(token)
  expect(JSON.stringify(endpoint.heard)).not.toContain('_secret_')
  expect(await allRows(house)).not.toContain(token)
})

it('one body that cannot be written does not block the others, and is not lost', async ({
  business,
  endpoint,
  house,
}) => {
  const { organisationId } = business
  const row = { id: newId(), organisationId, type: 'love.lost', subjectId: newId() }
  await house.db.insert(webhookEvents).values({ ...row, dueAt: secondsFrom(new Date(), -60) })
  await sendBill(business)
  expect(await types(endpoint, house)).toEqual(['invoice.sent'])
  const [kept] = await house.db.select().from(webhookEvents).where(eq(webhookEvents.id, row.id))
  expect(kept?.payload).toBeNull()
  const [newest] = await house.db.select().from(webhookEvents).orderBy(desc(webhookEvents.dueAt)).limit(1)
  expect(newest?.id).toBe(row.id)
})

it('an endpoint that is deleted while it is tested is not found', async ({ business, endpoint, house }) => {
  // promise 94
  const { clientId, organisationId } = business
  const owner = { clientId, limitedTo: null }
  const fields = { url: endpoint.url, description: null, contactEmail: null, subscribedEvents: [] }
  const { id } = await createSubscription(house, owner, { ...fields, organisationId })
  let tested: Promise<unknown> | undefined
  await house.db.$client.begin(async (sql) => {
    await sql`delete from webhook_subscriptions where id = ${id}`
    tested = sendTest(house, owner, id).catch((error: unknown) => error)
    // It has found the endpoint and waits for us.
    const waiting = () => house.db.$client`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await waiting()).length).toBe(1)
  })
  expect(await tested).toMatchObject({ code: 'WebhookSubscription.NotFound' })
})
