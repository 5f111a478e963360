// What a person asks for again: payments and events in quarantine, letters and webhooks that were given up.
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as retryEventRoute } from '@/app/quarantine/events/[id]/retry/route'
import { POST as retryPaymentRoute } from '@/app/quarantine/payments/[id]/retry/route'
import { POST as retryUndeliveredRoute } from '@/app/undelivered/[id]/retry/route'
import { inbox, outbox } from '@/db/schema/mail'
import { webhookDeliveries, webhookEvents } from '@/db/schema/webhooks'
import { newId } from '@/lib/ids'
import { createUser } from '@/lib/organisations/members'
import { createStripe } from '@/lib/stripe/client'
import { type Business, openBusiness } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { deliver, inboxRowOf, madeUpEvent } from '@/lib/testing/event-delivery'
import { hear, ofType, openBill } from '@/lib/testing/event-desk'
import { withBusiness } from '@/lib/testing/fixtures'
import { invoiceOf } from '@/lib/testing/payer'
import { signedIn } from '@/lib/testing/visits'
import { createSubscription } from '@/lib/webhooks/outgoing/create'
import { listProblems } from './problems'
import { countQuarantined, selectQuarantined } from './quarantine-store'
import { countStuckEvents, selectStuckEvents } from './stuck-store'
import { countDeadLetters, selectDeadLetters } from './undelivered-store'

const it = withBusiness
  .extend('rival', { scope: 'file' }, ({ house }) => openBusiness(house))
  .extend('operator', { scope: 'file' }, async ({ house }) => {
    const { userId } = await createUser(house, { email: 'operator@retry.example', isOperator: true })
    return await signedIn(house, userId)
  })

const own = (business: Business) => ({ apiKey: business.apiKey, organisationId: business.organisationId })
const foreign = (rival: Business) => ({ apiKey: rival.apiKey, organisationId: rival.organisationId })

/** A bill that was paid at another amount than was asked, and heard of. */
async function misfit(business: Business) {
  const bill = await openBill(business)
  await createStripe(business.house.env).paymentIntents.update(
    bill.reference,
    { amount: 100, application_fee_amount: 2 },
    { stripeAccount: business.accountId },
  )
  await bill.pay()
  await hear(business, [ofType(await bill.events(), 'payment_intent.succeeded')])
  return bill
}

it('shows a payment that does not fit once, not its events besides, and to nobody else', async ({
  business,
  house,
  rival,
}) => {
  const { paymentId } = await misfit(business)
  const shown = await selectQuarantined(house.db, business.organisationId, 50)
  expect(shown.map(({ id }) => id)).toContain(paymentId)
  expect(shown.find(({ id }) => id === paymentId)).toMatchObject({ reason: 'amount', amountMinor: 14076 })
  expect(await selectStuckEvents(house.db, business.organisationId, 50)).toEqual([])
  expect(await countStuckEvents(house.db, undefined)).toBe(0)
  expect(await selectQuarantined(house.db, rival.organisationId, 50)).toEqual([])
  expect(await countQuarantined(house.db, undefined)).toBe(shown.length)
})

it('a payment stays quarantined until it is corrected, then is released with its events', async ({
  business,
  house,
}) => {
  const bill = await misfit(business)
  const retry = () => call(retryPaymentRoute, { ...own(business), params: { id: bill.paymentId } })
  expect((await retry()).json).toEqual({ id: bill.paymentId, state: 'quarantined', reason: 'amount' })
  await bill.act('refund')
  const mended = { id: bill.paymentId, state: 'cancelled', reason: null }
  expect((await retry()).json).toEqual(mended)
  expect((await retry()).json).toEqual(mended)
  const [told] = await house.db.select().from(inbox).where(eq(inbox.paymentId, bill.paymentId))
  expect(told).toMatchObject({ state: 'handled' })
  expect(await invoiceOf(business, bill.invoiceId)).toMatchObject({ status: 'Sent', amountPaidMinor: 0 })
})

// promise 78
it('another organisation’s problems do not exist', async ({ business, rival }) => {
  const { paymentId } = await misfit(business)
  const answer = await call(retryPaymentRoute, { ...foreign(rival), params: { id: paymentId } })
  expect(answer).toMatchObject({ status: 404, json: { code: 'Payment.NotFound' } })
})

it('an event is handled again once it can be', async ({ business, house, rival }) => {
  const bill = await openBill(business)
  await bill.pay()
  const news = ofType(await bill.events(), 'payment_intent.succeeded')
  await deliver(house, news)
  await house.db.update(inbox).set({ state: 'dead', lastError: 'down', attempts: 40 })
  const stuck = await selectStuckEvents(house.db, business.organisationId, 50)
  const [row] = stuck.filter(({ eventId }) => eventId === news.id)
  expect(row).toMatchObject({ state: 'dead', reason: 'down' })
  const retry = () => call(retryEventRoute, { ...own(business), params: { id: String(row?.id) } })
  const done = { id: row?.id, state: 'handled', reason: null }
  expect((await retry()).json).toEqual(done)
  expect((await retry()).json).toEqual(done)
  expect(await bill.books()).toMatchObject({ payments: [{ state: 'succeeded' }], ledger: ['payment 14076'] })
  const hidden = await call(retryEventRoute, { ...foreign(rival), params: { id: String(row?.id) } })
  expect(hidden).toMatchObject({ status: 404, json: { code: 'Event.NotFound' } })
})

it('leaves an event of no organisation to operators', async ({ business, house, operator }) => {
  const event = madeUpEvent('', 'payment_intent.succeeded', { id: 'pi_nobody', object: 'payment_intent' })
  await deliver(house, event, 'platform')
  await house.db.update(inbox).set({ state: 'dead' }).where(eq(inbox.eventId, event.id))
  const id = String((await inboxRowOf(house, event.id))?.id)
  expect(await call(retryEventRoute, { ...own(business), params: { id } })).toMatchObject({ status: 404 })
  const answer = await call(retryEventRoute, { headers: operator, params: { id } })
  expect(answer).toMatchObject({ status: 200, json: { state: 'ignored' } })
})

// promise 94
it('a database error on an event is not shown to anyone', async ({ business, house }) => {
  const object = { id: 'pi_mislaid', object: 'payment_intent', metadata: {} }
  const event = madeUpEvent(business.accountId, 'payment_intent.succeeded', object)
  await deliver(house, event)
  const id = String((await inboxRowOf(house, event.id))?.id)
  const retry = () => call(retryEventRoute, { ...own(business), params: { id } })
  await house.db.execute(sql`alter table payments rename column risk_level to risk_level_gone`)
  const broken = await retry()
  await house.db.execute(sql`alter table payments rename column risk_level_gone to risk_level`)
  expect(broken.json).toMatchObject({ state: 'received', reason: 'Server.Unexpected' })
  expect((await retry()).json).toMatchObject({ state: 'ignored' })
})

it('names the listener of a client, and not the secret in its address', async ({
  business,
  house,
  rival,
}) => {
  const [eventId, id] = [newId(), newId()]
  const made = await createSubscription(
    house,
    { clientId: business.clientId, limitedTo: null },
    {
      url: 'https://93.184.216.34/hooks/T0PSECRET?key=T0PSECRET',
      ...{ description: null, contactEmail: null, subscribedEvents: [] },
    },
  )
  const { organisationId } = business
  await house.db
    .insert(webhookEvents)
    .values({ id: eventId, organisationId, type: 'invoice.sent', payload: '{}' })
  await house.db.insert(webhookDeliveries).values({ id, eventId, subscriptionId: made.id, state: 'dead' })
  const { deliveries } = await listProblems(house, organisationId)
  expect(deliveries).toMatchObject([{ id, host: '93.184.216.34' }])
  expect(JSON.stringify(deliveries)).not.toContain('T0PSECRET')
  expect((await listProblems(house, rival.organisationId)).deliveries).toEqual([])
})

it('an undelivered email is sent after a retry', async ({ business, house, rival }) => {
  await openBill(business)
  const [letter] = await house.db.select().from(outbox).where(eq(outbox.kind, 'invoice-sent')).limit(1)
  const id = letter?.id ?? ''
  await house.db
    .update(outbox)
    .set({ state: 'dead', attempts: 12, lastError: '550 no such mailbox' })
    .where(eq(outbox.id, id))
  const [shown] = await selectDeadLetters(house.db, business.organisationId, 50)
  expect(shown).toMatchObject({ id, reason: '550 no such mailbox', organisationId: business.organisationId })
  expect(await countDeadLetters(house.db, rival.organisationId)).toBe(0)
  const hidden = await call(retryUndeliveredRoute, { ...foreign(rival), params: { id } })
  expect(hidden).toMatchObject({ status: 404, json: { code: 'Delivery.NotFound' } })
  for (const _ of ['once', 'and again'])
    expect((await call(retryUndeliveredRoute, { ...own(business), params: { id } })).json).toEqual({
      id,
      state: 'waiting',
    })
  const [row] = await house.db.select().from(outbox).where(eq(outbox.id, id))
  expect(row).toMatchObject({ state: 'waiting', attempts: 0 })
  expect(await countDeadLetters(house.db, undefined)).toBe(0)
})
