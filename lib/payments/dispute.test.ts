// Disputes: an open one changes nothing in what was paid, a lost one takes it away, and repeats and reorderings converge.
import { expect } from 'vitest'
import { newId } from '@/lib/ids'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { selectPayments } from '@/lib/payment-views/list-store'
import { paymentStatusOf } from '@/lib/payment-views/platform-api'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import {
  disputesOf,
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  invoiceOf,
  payBill,
  paymentsOf,
} from '@/lib/testing/payer'
import { openPayment } from './open'
import { selectPaymentsOfInvoice } from './parts-store'
import { reconcilePayment } from './reconcile'
import { refundPayment } from './refund'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

async function paidBill(business: Business) {
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  if (!payment) throw new Error('nothing was paid')
  return { invoiceId, token, reference, paymentId: payment.id }
}

const disputed = async (business: Business, reference: string, amount?: number) =>
  String(
    (await business.sandbox.post(`payment_intents/${reference}/dispute`, { ...(amount && { amount }) })).id,
  )

async function stateOf(business: Business, invoiceId: string) {
  const [payment] = await selectPaymentsOfInvoice(business.house.db, invoiceId)
  const { amountPaidMinor, outstandingMinor, status } = await invoiceOf(business, invoiceId)
  return [payment && paymentStatusOf(payment), status, amountPaidMinor, outstandingMinor]
}

it('an open dispute is shown, and takes nothing from what was paid', async ({ business }) => {
  // promise 19
  const { invoiceId, reference } = await paidBill(business)
  await disputed(business, reference)
  await hearEvents(business)
  expect(await stateOf(business, invoiceId)).toEqual(['Disputed', 'Paid', 14_076, 0])
})

it.for<['won' | 'lost', unknown[]]>([
  ['won', ['Succeeded', 'Paid', 14_076, 0]],
  ['lost', ['ChargedBack', 'Sent', 0, 14_076]],
])(
  'a dispute that is %s converges from repeated and reordered facts',
  async ([outcome, expected], { business, house }) => {
    // promise 19, promise 46
    const { invoiceId, paymentId, reference } = await paidBill(business)
    const dispute = await disputed(business, reference)
    await business.sandbox.post(`disputes/${dispute}/close`, { status: outcome })
    await hearEvents(business, (events) => events.reverse())
    expect(await stateOf(business, invoiceId)).toEqual(expected)
    await Promise.all(Array.from({ length: 6 }, () => reconcilePayment(house, paymentId)))
    expect(await stateOf(business, invoiceId)).toEqual(expected)
    expect(await disputesOf(business, paymentId)).toMatchObject([{ state: outcome }])
  },
)

it('each step of a dispute is shown as it is reported', async ({ business, house }) => {
  // promise 19
  const { invoiceId, paymentId, reference } = await paidBill(business)
  const dispute = await disputed(business, reference, 5000)
  await reconcilePayment(house, paymentId)
  expect(await stateOf(business, invoiceId)).toEqual(['Disputed', 'Paid', 14_076, 0])
  await business.sandbox.post(`disputes/${dispute}/close`, { status: 'lost' })
  await hearEvents(business)
  expect(await stateOf(business, invoiceId)).toEqual(['ChargedBack', 'PartiallyPaid', 9076, 5000])
})

it('a charge-back over what was refunded in part never makes more due than the invoice asks', async ({
  business,
  house,
}) => {
  // promise 2, promise 150
  const { invoiceId, paymentId, reference, token } = await paidBill(business)
  await refundPayment(house, business.organisationId, invoiceId, paymentId, {
    ...{ id: newId(), amount: '40.00', reason: null, owedAgain: true },
  })
  const dispute = await disputed(business, reference)
  await business.sandbox.post(`disputes/${dispute}/close`, { status: 'lost' })
  await hearEvents(business)
  expect(await stateOf(business, invoiceId)).toEqual(['ChargedBack', 'Sent', 0, 14_076])
  expect((await openPayment(house, token)).amount.minor).toBe(14_076)
})

it('a payment disputed or charged back even in part cannot be refunded, and attempts leave no failed refund', async ({
  business,
  house,
}) => {
  const { invoiceId, paymentId, reference } = await paidBill(business)
  const refusal = () =>
    refundPayment(house, business.organisationId, invoiceId, paymentId, {
      ...{ id: newId(), amount: '1.00', reason: null },
    })
  const dispute = await disputed(business, reference, 5000)
  await hearEvents(business)
  await expect(refusal()).rejects.toMatchObject({ code: 'Refund.NotRefundable' })
  await business.sandbox.post(`disputes/${dispute}/close`, { status: 'lost' })
  await hearEvents(business)
  await expect(refusal()).rejects.toMatchObject({ code: 'Refund.NotRefundable' })
  expect(await stateOf(business, invoiceId)).toEqual(['ChargedBack', 'PartiallyPaid', 9076, 5000])
  const [payment] = await selectPaymentsOfInvoice(house.db, invoiceId)
  expect(payment?.refunds).toEqual([])
})

const listedAs = async (business: Business, status: 'Disputed' | 'Succeeded', invoiceId: string) =>
  (
    await selectPayments(business.house.db, business.organisationId, {
      status: [status],
      invoiceId,
      limit: 9,
      sort: '-createdAt',
    })
  ).length

const beganOf = async (business: Business, invoiceId: string) =>
  (await inspectInvoice(business.house, business.organisationId, invoiceId)).timeline.happenings.find(
    ({ kind }) => kind === 'disputed',
  )

it('an inquiry is no dispute to the payer, nor in lists, until it becomes one', async ({
  business,
  house,
}) => {
  const { invoiceId, reference, token } = await paidBill(business)
  const { id } = await business.sandbox.post(`payment_intents/${reference}/inquiry`, {})
  await hearEvents(business)
  expect(await stateOf(business, invoiceId)).toEqual(['Succeeded', 'Paid', 14_076, 0])
  expect((await viewInvoice(house, token))?.state).toBe('paid')
  expect([
    await listedAs(business, 'Disputed', invoiceId),
    await listedAs(business, 'Succeeded', invoiceId),
  ]).toEqual([0, 1])
  expect(await beganOf(business, invoiceId)).toMatchObject({ isInquiry: true, dueAt: expect.any(String) })
  await business.sandbox.post(`disputes/${id}/escalate`)
  await hearEvents(business)
  expect((await viewInvoice(house, token))?.state).toBe('disputed')
  expect([
    await listedAs(business, 'Disputed', invoiceId),
    await listedAs(business, 'Succeeded', invoiceId),
  ]).toEqual([1, 0])
  expect(await beganOf(business, invoiceId)).toMatchObject({ isInquiry: false })
})

it('an answered dispute no longer asks for an answer', async ({ business }) => {
  const { invoiceId, reference } = await paidBill(business)
  const dispute = await disputed(business, reference)
  await hearEvents(business)
  expect(await beganOf(business, invoiceId)).toMatchObject({ dueAt: expect.any(String) })
  await business.sandbox.post(`disputes/${dispute}/answer`)
  await hearEvents(business)
  expect(await beganOf(business, invoiceId)).toMatchObject({ dueAt: null })
  await business.sandbox.post(`disputes/${dispute}/close`, { status: 'won' })
  await hearEvents(business)
  expect(await beganOf(business, invoiceId)).toMatchObject({ dueAt: null })
})
