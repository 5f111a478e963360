// Where the money of a payment goes, from Stripe's own entries to what a seller is shown.
import { eq, inArray } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET as list } from '@/app/invoices/[id]/payments/route'
import { outbox } from '@/db/schema/mail'
import { payments } from '@/db/schema/payments'
import { newId } from '@/lib/ids'
import { countInvariants } from '@/lib/invariants'
import { composeMail } from '@/lib/letters/compose'
import { learnMissingFees } from '@/lib/payments/missing-fees'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { refundPayment } from '@/lib/payments/refund'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as test } from '@/lib/testing/fixtures'
import { expectInvariants, hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { inspectInvoice } from './inspect-invoice'

/** 2.9 % of 140.76, half up, and 30 cents. */
const STRIPE_FEE = 438
/** 2.5 %, of which the platform keeps 40 %. */
const FEE = 352

async function paid(business: Business, method?: string) {
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token, method)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  if (!payment) throw new Error('nothing was paid')
  return { invoiceId, token, reference, payment }
}

const moneyOf = async (business: Business, invoiceId: string) =>
  (await inspectInvoice(business.house, business.organisationId, invoiceId, { seesSplit: true })).money

const refund = (business: Business, invoiceId: string, paymentId: string, amount?: string) =>
  refundPayment(business.house, business.organisationId, invoiceId, paymentId, {
    id: newId(),
    amount,
    reason: null,
  })

test('a card payment says what Stripe kept, what we kept and for whom, and what is left', async ({
  business,
}) => {
  const { invoiceId } = await paid(business)
  const { payments: shown, total } = await moneyOf(business, invoiceId)
  const figures = {
    grossMinor: 14_076,
    providerFeeMinor: STRIPE_FEE,
    feeMinor: FEE,
    feeRefundedMinor: 0,
    split: { platformMinor: 141, clientMinor: 211 },
    netMinor: 14_076 - STRIPE_FEE - FEE,
    refundedMinor: 0,
    withdrawnMinor: 0,
    disputeFeeMinor: 0,
    remainsMinor: 14_076 - STRIPE_FEE - FEE,
  }
  expect(shown).toMatchObject([{ ...figures, status: 'Succeeded', payout: null }])
  expect(total).toEqual({ ...figures, count: 1 })
  await expectInvariants(business)
})

test('half refunded, half of our fee goes back, and the rest is divided as before', async ({ business }) => {
  const { invoiceId, payment } = await paid(business)
  await refund(business, invoiceId, payment.id, '70.38')
  await hearEvents(business)
  expect((await moneyOf(business, invoiceId)).total).toMatchObject({
    refundedMinor: 7_038,
    feeRefundedMinor: 176,
    split: { platformMinor: 71, clientMinor: 105 },
    remainsMinor: 14_076 - STRIPE_FEE - FEE - 7_038 + 176,
  })
  await expectInvariants(business)
})

test('a refund from Stripe’s dashboard leaves our fee where it is', async ({ business }) => {
  const { invoiceId, reference } = await paid(business)
  await business.sandbox.post(`payment_intents/${reference}/refund`, { amount: 1_000 })
  await hearEvents(business)
  expect((await moneyOf(business, invoiceId)).total).toMatchObject({
    refundedMinor: 1_000,
    feeRefundedMinor: 0,
    remainsMinor: 14_076 - STRIPE_FEE - FEE - 1_000,
  })
})

describe('a dispute', () => {
  test('holds the money and costs a fee; won, the money comes back', async ({ business }) => {
    const { invoiceId, reference } = await paid(business)
    const dispute = await business.sandbox.post(`payment_intents/${reference}/dispute`)
    await hearEvents(business)
    const held = await moneyOf(business, invoiceId)
    expect(held.total).toMatchObject({
      withdrawnMinor: 14_076,
      disputeFeeMinor: 1_500,
      remainsMinor: -STRIPE_FEE - FEE - 1_500,
    })
    expect(held.payments[0]?.disputes).toMatchObject([{ state: 'open', reason: 'fraudulent' }])
    expect(held.payments[0]?.disputes[0]?.evidenceDueAt).toMatch(/^\d{4}-/)
    await business.sandbox.post(`disputes/${dispute.id}/close`, { status: 'won' })
    await hearEvents(business)
    expect((await moneyOf(business, invoiceId)).total).toMatchObject({ withdrawnMinor: 0 })
  })
})

describe('a payout', () => {
  test('is known once Stripe says what went with it, and once it fails it says so', async ({ business }) => {
    const { invoiceId } = await paid(business)
    await business.sandbox.post(`accounts/${business.accountId}/payout`)
    await hearEvents(business)
    const [payment] = (await moneyOf(business, invoiceId)).payments
    expect(payment?.payout).toMatchObject({ state: 'paid', currency: 'EUR' })
    expect(payment?.payout?.arrivesOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    await business.sandbox.post(`payouts/${payment?.payout?.reference}/fail`)
    await hearEvents(business)
    expect((await moneyOf(business, invoiceId)).payments).toMatchObject([{ payout: { state: 'failed' } }])
  })

  test('that did not hold the payment is not shown with it', async ({ business }) => {
    await business.sandbox.post(`accounts/${business.accountId}/payout`)
    const { invoiceId } = await paid(business)
    expect((await moneyOf(business, invoiceId)).payments).toMatchObject([{ payout: null }])
  })
})

test('money recorded by hand costs nothing', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  await recordManualPayment(house, business.organisationId, invoiceId, {
    id: newId(),
    amount: '40.00',
    paidAt: house.clock.now(),
    notes: 'Cash',
  })
  expect((await moneyOf(business, invoiceId)).total).toMatchObject({
    grossMinor: 4_000,
    providerFeeMinor: 0,
    feeMinor: 0,
    netMinor: 4_000,
    remainsMinor: 4_000,
  })
})

test('an invoice that nobody paid has no money to show', async ({ business }) => {
  const { invoiceId } = await sendBill(business)
  expect(await moneyOf(business, invoiceId)).toMatchObject({
    payments: [],
    total: { count: 0, grossMinor: 0 },
  })
})

test('a fee that Stripe had not reckoned at settlement is learnt later', async ({ business, house }) => {
  const { invoiceId, payment } = await paid(business)
  const unknown = { balanceReference: null, netMinor: null, providerFeeMinor: null }
  await house.db.update(payments).set(unknown).where(eq(payments.id, payment.id))
  expect((await moneyOf(business, invoiceId)).total).toMatchObject({
    netMinor: null,
    remainsMinor: null,
    grossMinor: 14_076,
  })
  expect(await learnMissingFees(house)).toBe(0)
  house.clock.advance(180)
  expect(await learnMissingFees(house)).toBe(1)
  expect((await moneyOf(business, invoiceId)).total).toMatchObject({ netMinor: 14_076 - STRIPE_FEE - FEE })
  expect(await learnMissingFees(house)).toBe(0)
})

test('a fee is learned however many there are that nobody will ever learn', async ({ business, house }) => {
  const { invoiceId, payment } = await paid(business)
  const lost = Array.from({ length: 20 }, (_, n) => ({
    ...payment,
    id: newId(),
    ...{ providerReference: `pi_lost${n}`, chargeReference: `ch_lost${n}` },
    ...{ balanceReference: null, netMinor: null, providerFeeMinor: null, factsAsOf: new Date(0) },
  }))
  await house.db.insert(payments).values(lost)
  await house.db
    .update(payments)
    .set({ balanceReference: null, netMinor: null, providerFeeMinor: null })
    .where(eq(payments.id, payment.id))
  house.clock.advance(180)
  for (let round = 0; round < 12; round++) await learnMissingFees(house)
  const ids = lost.map(({ id }) => id)
  await house.db.delete(payments).where(inArray(payments.id, ids))
  expect((await moneyOf(business, invoiceId)).total).toMatchObject({ netMinor: 14_076 - STRIPE_FEE - FEE })
})

test('an amount that is shown and does not add up is an alarm', async ({ business, house }) => {
  const { payment } = await paid(business)
  await house.db.update(payments).set({ netMinor: 1 }).where(eq(payments.id, payment.id))
  expect(await countInvariants(house)).toMatchObject({ 'net differs from what the fees leave': 1 })
  await house.db.update(payments).set({ netMinor: payment.netMinor }).where(eq(payments.id, payment.id))
})

test('another organisation’s invoice is not found', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  await expect(inspectInvoice(house, newId(), invoiceId)).rejects.toMatchObject({ code: 'Invoice.NotFound' })
})

test('how our fee is divided is shown to operators alone', async ({ business, house }) => {
  const { invoiceId } = await paid(business)
  const { money, timeline } = await inspectInvoice(house, business.organisationId, invoiceId)
  expect(money.total).toMatchObject({ feeMinor: FEE, split: null })
  expect(money.payments).toMatchObject([{ feeMinor: FEE, split: null }])
  const listed = await call(list, { ...business, params: { id: invoiceId } })
  expect(listed.json.data).toMatchObject([{ applicationFeeAmount: 3.52 }])
  const letters = await house.db.select().from(outbox).where(eq(outbox.kind, 'paid-notice'))
  const mails = await Promise.all(letters.map((letter) => composeMail(house, letter)))
  expect(mails.some(({ text }) => String(text).includes('3,52'))).toBe(true)
  expect(JSON.stringify([money, timeline, listed.json, mails])).not.toMatch(
    /platform(?:Fee|Minor|Amount)|client(?:Fee|Minor|Amount)|stays with|partner/i,
  )
})
