// Refunds: never more than was captured, with our share of the fee, whoever asks and whatever Stripe answers.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { refunds } from '@/db/schema/payments'
import { newId } from '@/lib/ids'
import { paymentStatusOf } from '@/lib/payment-views/platform-api'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  invoiceOf,
  payBill,
  paymentsOf,
} from '@/lib/testing/payer'
import { selectPaymentsOfInvoice } from './parts-store'
import { recordManualPayment } from './record-manual'
import { refundPayment } from './refund'

const it = withBusiness.extend('paid', ({ business }) => paidBill(business))
it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

async function paidBill(business: Business, method?: string, of = business) {
  const { invoiceId, token } = await sendBill(of, {
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '100.00' }],
  })
  const reference = await payBill(of, token, method)
  await hearEvents(of)
  const [payment] = await paymentsOf(of, invoiceId)
  if (!payment) throw new Error('nothing was paid')
  return { invoiceId, paymentId: payment.id, reference }
}

const giveBack = (
  business: Business,
  paid: { invoiceId: string; paymentId: string; reference: string },
  amount?: string,
  id = newId(),
  { invoiceId, paymentId } = paid,
) =>
  refundPayment(business.house, business.organisationId, invoiceId, paymentId, { id, amount, reason: null })
const stateOf = async (
  business: Business,
  paid: { invoiceId: string; paymentId: string; reference: string },
  invoiceId = paid.invoiceId,
) => {
  const [payment] = await selectPaymentsOfInvoice(business.house.db, invoiceId)
  const { amountPaidMinor, amountRefundedMinor, outstandingMinor, status } = await invoiceOf(
    business,
    invoiceId,
  )
  return [payment && paymentStatusOf(payment), status, amountPaidMinor, amountRefundedMinor, outstandingMinor]
}
const chargeOf = async (
  business: Business,
  paid: { invoiceId: string; paymentId: string; reference: string },
  reference = paid.reference,
) =>
  (await business.sandbox.objects('charge', business.accountId)).find(
    (charge) => charge.payment_intent === reference,
  )
const refundsOf = (paid: { invoiceId: string; paymentId: string; reference: string }, house: TestHouse) =>
  house.db.select().from(refunds).where(eq(refunds.paymentId, paid.paymentId))
const faultOn = (business: Business, kind: string, when: string, times: number, rest: object = {}) =>
  business.sandbox.post('faults', {
    account: business.accountId,
    method: 'POST',
    path: '/v1/refunds',
    kind,
    when,
    times,
    ...rest,
  })

it('refunds everything that remains unless told otherwise', async ({ business, paid }) => {
  // promise 16
  await giveBack(business, paid, '30.00')
  expect(await stateOf(business, paid)).toEqual(['PartiallyRefunded', 'Paid', 7000, 3000, 0])
  expect(await chargeOf(business, paid)).toMatchObject({ refunded: false, amount_refunded: 3000 })
  expect(await giveBack(business, paid)).toMatchObject({ state: 'succeeded', amountMinor: 7000 })
  expect(await stateOf(business, paid)).toEqual(['Refunded', 'Paid', 0, 10_000, 0])
  await expect(giveBack(business, paid)).rejects.toMatchObject({ code: 'Refund.ExceedsPayment' })
})

it('returns our share of the fee in proportion', async ({ business, paid }) => {
  // promise 15
  await giveBack(business, paid, '50.00')
  const asked = (await business.sandbox.requests(business.accountId)).findLast(
    ({ method, path }) => method === 'POST' && path === '/v1/refunds',
  )
  expect(asked?.params).toMatchObject({ amount: '5000', refund_application_fee: 'true' })
})

it('returns no fee where none was taken', async ({ business, house }) => {
  const free = await openBusiness(house, { revenueSharePpm: 0 })
  const { invoiceId, paymentId } = await paidBill(business, undefined, free)
  const order = { id: newId(), reason: null }
  expect(await refundPayment(house, free.organisationId, invoiceId, paymentId, order)).toMatchObject({
    state: 'succeeded',
  })
})

it('allows exactly ten of twenty-one concurrent tenths', async ({ business, paid }) => {
  // promise 17
  const tries = await Promise.allSettled(Array.from({ length: 21 }, () => giveBack(business, paid, '10.00')))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
  for (const refusal of tries)
    if (refusal.status === 'rejected') expect(refusal.reason).toMatchObject({ code: 'Refund.ExceedsPayment' })
  expect(await chargeOf(business, paid)).toMatchObject({ amount_refunded: 10_000, refunded: true })
})

it('is one refund however often it is asked for under one id', async ({ business, house, paid }) => {
  const id = newId()
  await Promise.allSettled(Array.from({ length: 8 }, () => giveBack(business, paid, '10.00', id)))
  await giveBack(business, paid, '10.00', id)
  expect(await refundsOf(paid, house)).toMatchObject([{ id, state: 'succeeded', amountMinor: 1000 }])
  expect(await chargeOf(business, paid)).toMatchObject({ amount_refunded: 1000 })
})

it.for(['0', '-1', '0.001', '1e1', 'all'])('refuses %s by name', async (amount, { business, paid }) => {
  await expect(giveBack(business, paid, amount)).rejects.toMatchObject({
    code: 'Request.Invalid',
    errors: [{ pointer: '/amount' }],
  })
})

it('accepts only amounts that the currency can refund', async ({ business, paid }) => {
  // promise 12
  const { invoiceId, token } = await sendBill(business, {
    currency: 'KWD',
    lineItems: [{ description: 'Dates', quantity: 1, unitPrice: '5.120' }],
  })
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  const of = { ...paid, invoiceId, paymentId: payment?.id ?? '' }
  await expect(giveBack(business, paid, '1.005', newId(), of)).rejects.toMatchObject({
    code: 'Request.Invalid',
  })
  expect(await giveBack(business, paid, '1.010', newId(), of)).toMatchObject({
    amountMinor: 1010,
    state: 'succeeded',
  })
})

it('refuses what did not come through Stripe, and what is somebody else’s', async ({
  business,
  house,
  paid,
}) => {
  const { invoiceId } = await sendBill(business)
  const order = { id: newId(), amount: '1.00', paidAt: house.clock.now(), notes: null }
  const manual = await recordManualPayment(house, business.organisationId, invoiceId, order)
  const of = { ...paid, invoiceId, paymentId: manual.id }
  await expect(giveBack(business, paid, '1.00', newId(), of)).rejects.toMatchObject({
    code: 'Refund.NotRefundable',
  })
  await expect(giveBack(business, paid, '1.00', newId(), { ...paid, invoiceId })).rejects.toMatchObject({
    code: 'Payment.NotFound',
  })
})

describe('at Stripe’s dashboard', () => {
  it('a refund is heard of, and shown', async ({ business, house, paid }) => {
    // promise 18
    await business.sandbox.post(`payment_intents/${paid.reference}/refund`, { amount: 2500 })
    await hearEvents(business)
    expect(await stateOf(business, paid)).toEqual(['PartiallyRefunded', 'Paid', 7500, 2500, 0])
    expect(await refundsOf(paid, house)).toMatchObject([{ origin: 'dashboard', state: 'succeeded' }])
    await expect(giveBack(business, paid, '75.01')).rejects.toMatchObject({ code: 'Refund.ExceedsPayment' })
  })

  it('a refund of which we have not heard yet leaves only the rest', async ({ business, paid }) => {
    // promise 17
    await business.sandbox.post(`payment_intents/${paid.reference}/refund`, { amount: 9000 })
    await expect(giveBack(business, paid, '20.00')).rejects.toMatchObject({ code: 'Refund.NotRefundable' })
    expect(await stateOf(business, paid)).toEqual(['PartiallyRefunded', 'Paid', 1000, 9000, 0])
    expect(await giveBack(business, paid)).toMatchObject({ amountMinor: 1000, state: 'succeeded' })
  })

  it('a refund that fails brings the payment back', async ({ business, house, paid }) => {
    // promise 18
    const refund = await giveBack(business, paid, '40.00')
    await business.sandbox.post(`refunds/${refund.providerReference}/fail`)
    await hearEvents(business)
    expect(await stateOf(business, paid)).toEqual(['Succeeded', 'Paid', 10_000, 0, 0])
    expect(await refundsOf(paid, house)).toMatchObject([{ state: 'failed' }])
    await hearEvents(business, (events) => events.reverse())
    expect(await stateOf(business, paid)).toEqual(['Succeeded', 'Paid', 10_000, 0, 0])
  })
})

describe('when Stripe does not answer', () => {
  it.for([
    ['drop', 'after', 4],
    ['drop', 'before', 4],
    ['500', 'after', 1],
    ['500', 'before', 1],
    ['429', 'before', 1],
  ] as const)(
    '(%s %s the effect) the refund is retried automatically and made once',
    async ([kind, when, times], { business, house, paid }) => {
      // promise 31, promise 32
      await faultOn(business, kind, when, times)
      const id = newId()
      // An error would invite a second refund under another key.
      expect((await giveBack(business, paid, '10.00', id)).state).toMatch(/^(?:opening|pending|succeeded)$/)
      for (let turn = 0; turn < 4; turn++) {
        house.clock.advance(120)
        await sweepRefunds(house)
      }
      expect(await refundsOf(paid, house)).toMatchObject([{ id, state: 'succeeded', nextTryAt: null }])
      expect(await chargeOf(business, paid)).toMatchObject({ amount_refunded: 1000 })
    },
  )

  it('an event that overtakes the response finds the refund', async ({ business, house, paid }) => {
    await faultOn(business, 'drop', 'after', 2)
    expect(await giveBack(business, paid, '10.00')).toMatchObject({ state: 'opening' })
    await hearEvents(business)
    expect(await refundsOf(paid, house)).toMatchObject([{ origin: 'api', state: 'succeeded' }])
    house.clock.advance(3600)
    await sweepRefunds(house)
    expect(await chargeOf(business, paid)).toMatchObject({ amount_refunded: 1000 })
  })

  it('it searches first when Stripe has forgotten the key', async ({ business, house, paid }) => {
    // promise 34
    await faultOn(business, 'drop', 'after', 2)
    expect(await giveBack(business, paid, '10.00')).toMatchObject({ state: 'opening' })
    const asked = () => business.sandbox.requests(business.accountId)
    const before = (await asked()).filter(({ path }) => path === '/v1/refunds').length
    house.clock.advance(25 * 3600)
    await sweepRefunds(house)
    const since = (await asked()).filter(({ path }) => path === '/v1/refunds').slice(before)
    expect(since.map(({ method }) => method)).not.toContain('POST')
    expect(await refundsOf(paid, house)).toMatchObject([{ state: 'succeeded' }])
  })
})

it('is pending until a bank debit’s money has gone back', async ({ business, house, paid }) => {
  const { reference, ...bill } = await paidBill(business, 'pm_sepa_debit')
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  await hearEvents(business)
  const refund = await giveBack(business, paid, '10.00', newId(), { ...bill, reference })
  expect(refund).toMatchObject({ state: 'pending' })
  expect(await stateOf(business, paid, bill.invoiceId)).toEqual(['PartiallyRefunded', 'Paid', 9000, 1000, 0])
  await business.sandbox.post(`refunds/${refund.providerReference}/settle`)
  await hearEvents(business)
  expect((await selectPaymentsOfInvoice(house.db, bill.invoiceId))[0]?.refunds).toMatchObject([
    { state: 'succeeded' },
  ])
})
