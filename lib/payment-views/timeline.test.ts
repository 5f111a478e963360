// Everything that happened to an invoice, told once, in its order, with its reference.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import * as viewedRoute from '@/app/i/[token]/viewed/route'
import * as rotateRoute from '@/app/invoices/[id]/link/rotate/route'
import * as refundRoute from '@/app/invoices/[id]/payments/[paymentId]/refunds/route'
import * as sendRoute from '@/app/invoices/[id]/send/route'
import { disputes } from '@/db/schema/payments'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { rotateLink } from '@/lib/invoices/rotate-link'
import { createMember } from '@/lib/organisations/members'
import { openPayment } from '@/lib/payments/open'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { refundPayment } from '@/lib/payments/refund'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { type Business, sendBill, tokenOf } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as test } from '@/lib/testing/fixtures'
import { hearEvents, payBill, paymentsOf, referenceIn } from '@/lib/testing/payer'
import { countRows } from '@/lib/testing/rows'
import { signedIn } from '@/lib/testing/visits'
import { inspectInvoice } from './inspect-invoice'
import type { Happening } from './timeline-view'
import { viewInvoice } from './view-invoice'

const timelineOf = async (business: Business, invoiceId: string) =>
  (await inspectInvoice(business.house, business.organisationId, invoiceId)).timeline

/** Oldest first, without the mails. */
const toldOf = async (business: Business, invoiceId: string): Promise<Happening[]> =>
  (await timelineOf(business, invoiceId)).happenings.filter(({ kind }) => kind !== 'mail').toReversed()

const kindsOf = async (business: Business, invoiceId: string) =>
  (await toldOf(business, invoiceId)).map(({ kind }) => kind)

/** As a card that the bank refuses: an error for Stripe.js, an event for us. */
async function decline(business: Business, reference: string, method: string) {
  await expect(
    business.sandbox.post(`payment_intents/${reference}/pay`, { payment_method: method }),
  ).rejects.toThrow('402')
}

test('each try that the bank refused is told with its reason, and then the one that worked', async ({
  business,
  house,
}) => {
  const { invoiceId, token } = await sendBill(business)
  const reference = referenceIn((await openPayment(house, token)).clientSecret)
  await decline(business, reference, 'pm_card_chargeDeclined')
  await decline(business, reference, 'pm_card_chargeDeclinedInsufficientFunds')
  await payBill(business, token)
  await hearEvents(business)
  await hearEvents(business)
  const told = await toldOf(business, invoiceId)
  expect(told.map(({ kind }) => kind)).toEqual([
    'created',
    'sent',
    'pay-began',
    'declined',
    'declined',
    'paid',
  ])
  const declines = told.filter(({ kind }) => kind === 'declined')
  // Both within one second, in which Stripe tells no order.
  const codes = declines.map((told) => told.kind === 'declined' && told.code)
  expect(codes.toSorted()).toEqual(['generic_decline', 'insufficient_funds'])
  for (const { reference: charge } of declines) expect(charge).toMatch(/^ch_/)
  for (const decline of declines) expect(decline).toMatchObject({ methodType: 'card' })
  expect(told.find(({ kind }) => kind === 'pay-began')).toMatchObject({ reference, amountMinor: 14_076 })
  expect(told.find(({ kind }) => kind === 'paid')).toMatchObject({ amountMinor: 14_076, isManual: false })
})

test('Stripe’s messages are kept with what became of them', async ({ business }) => {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const { messages } = await timelineOf(business, invoiceId)
  expect(messages.map(({ type }) => type)).toContain('payment_intent.succeeded')
  for (const message of messages) {
    expect(message).toMatchObject({ state: 'handled', reason: null })
    expect(message.reference).toMatch(/^evt_/)
    expect(message.handledAt).not.toBeNull()
  }
})

// promise 91
test('whoever moves on the page has opened it; a link that is only fetched has not been', async ({
  business,
  house,
}) => {
  const { invoiceId, token } = await sendBill(business)
  const before = await countRows(house)
  await viewInvoice(house, token)
  expect(await countRows(house)).toEqual(before)
  expect(await kindsOf(business, invoiceId)).not.toContain('opened')
  await call(viewedRoute.POST, { params: { token } })
  await call(viewedRoute.POST, { params: { token } })
  expect((await kindsOf(business, invoiceId)).filter((kind) => kind === 'opened')).toHaveLength(1)
})

test('mails say to whom, which and whether they left', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  await sendInvoice(house, business.organisationId, invoiceId)
  const mails = (await timelineOf(business, invoiceId)).happenings.filter(({ kind }) => kind === 'mail')
  expect(mails).toMatchObject([
    { mail: 'invoice-sent', state: 'waiting', to: [] },
    { mail: 'invoice-sent', state: 'waiting', to: [] },
  ])
})

test('a debit is on its way before it is paid, and a part of it goes back', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token, 'pm_sepa_debit')
  await hearEvents(business)
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  await refundPayment(house, business.organisationId, invoiceId, payment?.id ?? '', {
    id: newId(),
    amount: '1.00',
    reason: 'A broken roll',
  })
  const told = await toldOf(business, invoiceId)
  expect(told.find(({ kind }) => kind === 'payment-moved')).toMatchObject({ state: 'processing', reference })
  expect(told.find(({ kind }) => kind === 'refund')).toMatchObject({
    amountMinor: 100,
    origin: 'api',
    reason: 'A broken roll',
  })
})

test('a dispute and how it ended', async ({ business }) => {
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token)
  const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`)
  await hearEvents(business)
  await business.sandbox.post(`disputes/${id}/close`, { status: 'lost' })
  await hearEvents(business)
  const told = await toldOf(business, invoiceId)
  expect(told.find(({ kind }) => kind === 'disputed')).toMatchObject({ reason: 'fraudulent', reference: id })
  expect(told.at(-1)).toMatchObject({ kind: 'dispute-closed', state: 'lost', reference: id })
})

test('a dispute ends after it began, also where Stripe’s clock is ahead of ours', async ({
  business,
  house,
}) => {
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token)
  const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`)
  await hearEvents(business)
  await business.sandbox.post(`disputes/${id}/close`, { status: 'lost' })
  await hearEvents(business)
  const ahead = new Date(house.clock.now().getTime() + 90_000)
  await house.db
    .update(disputes)
    .set({ createdAt: ahead })
    .where(eq(disputes.providerReference, String(id)))
  expect((await kindsOf(business, invoiceId)).slice(-2)).toEqual(['disputed', 'dispute-closed'])
})

test('what a seller does: records money, renews the link, voids', async ({ business, house }) => {
  const recorded = await sendBill(business)
  await recordManualPayment(house, business.organisationId, recorded.invoiceId, {
    id: newId(),
    amount: '40.00',
    paidAt: new Date('2026-01-05T00:00:00Z'),
    notes: 'Cash',
  })
  expect(await toldOf(business, recorded.invoiceId)).toContainEqual(
    expect.objectContaining({
      kind: 'paid',
      isManual: true,
      notes: 'Cash',
      receivedAt: '2026-01-05T00:00:00.000Z',
    }),
  )
  const { invoiceId, token } = await sendBill(business)
  await openPayment(house, token)
  await rotateLink(house, business.organisationId, invoiceId)
  expect(await tokenOf(house, invoiceId)).not.toBe(token)
  await voidInvoice(house, business.organisationId, invoiceId)
  const kinds = await kindsOf(business, invoiceId)
  expect(kinds).toEqual(expect.arrayContaining(['link-renewed', 'voided']))
  expect(await toldOf(business, invoiceId)).toContainEqual(
    expect.objectContaining({ kind: 'payment-moved', state: 'cancelled' }),
  )
})

test('times never run backwards, and nothing is told before what led to it', async ({ business }) => {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const seconds = (await timelineOf(business, invoiceId)).happenings.map(({ at }) => at.slice(0, 19))
  expect(seconds).toEqual(seconds.toSorted().toReversed())
  expect(await kindsOf(business, invoiceId)).toEqual(['created', 'sent', 'pay-began', 'paid'])
})

test('who did it is told by name: a person, or the key of a program', async ({ business, house }) => {
  const { apiKey, organisationId } = business
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  const { id: userId } = await createMember(house, {
    organisationId,
    email: 'anna@morgenrot.example',
    role: 'Owner',
  })
  const headers = await signedIn(house, userId)
  const params = { id: invoiceId, paymentId: payment?.id ?? '' }
  await call(rotateRoute.POST, { params, organisationId, headers })
  await call(sendRoute.POST, { params, organisationId, headers })
  const refunded = await call(refundRoute.POST, { params, organisationId, apiKey, body: { amount: '1.00' } })
  expect(refunded.status).toBe(201)
  const { happenings } = await timelineOf(business, invoiceId)
  const by = (kind: string) => happenings.filter((it) => it.kind === kind).map((it) => it.by ?? null)
  expect(by('link-renewed')).toEqual(['anna@morgenrot.example'])
  expect(by('refund')).toEqual([expect.stringMatching(/^API key /)])
  const mails = happenings.filter((it) => it.kind === 'mail' && it.mail === 'invoice-sent')
  expect(mails.map((it) => it.by).toSorted()).toEqual(['anna@morgenrot.example', null])
  // Made by the test itself, which is nobody.
  expect(by('created')).toEqual([null])
})
