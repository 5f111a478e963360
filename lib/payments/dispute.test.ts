// Disputes: an open one changes nothing in what was paid, a lost one takes it away, and repeats and reorderings converge.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@/lib/ids'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { selectPayments } from '@/lib/payment-views/list-store'
import { paymentStatusOf } from '@/lib/payment-views/platform-api'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type TestHouse, testHouse } from '@/lib/testing/house'
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

let house: TestHouse
let business: Business

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
  business = await openBusiness(house)
})
afterAll(async () => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
  await house.close()
})

async function paidBill() {
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  if (!payment) throw new Error('nothing was paid')
  return { invoiceId, token, reference, paymentId: payment.id }
}

const disputed = async (reference: string, amount?: number) =>
  String(
    (await business.sandbox.post(`payment_intents/${reference}/dispute`, { ...(amount && { amount }) })).id,
  )

async function stateOf(invoiceId: string) {
  const [payment] = await selectPaymentsOfInvoice(house.db, invoiceId)
  const { amountPaidMinor, outstandingMinor, status } = await invoiceOf(business, invoiceId)
  return [payment && paymentStatusOf(payment), status, amountPaidMinor, outstandingMinor]
}

it('an open dispute is shown, and takes nothing from what was paid', async () => {
  // promise 19
  const { invoiceId, reference } = await paidBill()
  await disputed(reference)
  await hearEvents(business)
  expect(await stateOf(invoiceId)).toEqual(['Disputed', 'Paid', 14_076, 0])
})

it.each<['won' | 'lost', unknown[]]>([
  ['won', ['Succeeded', 'Paid', 14_076, 0]],
  ['lost', ['ChargedBack', 'Sent', 0, 14_076]],
])('a dispute that is %s converges from repeated and reordered facts', async (outcome, expected) => {
  // promise 19, promise 46
  const { invoiceId, paymentId, reference } = await paidBill()
  const dispute = await disputed(reference)
  await business.sandbox.post(`disputes/${dispute}/close`, { status: outcome })
  await hearEvents(business, (events) => events.reverse())
  expect(await stateOf(invoiceId)).toEqual(expected)
  await Promise.all(Array.from({ length: 6 }, () => reconcilePayment(house, paymentId)))
  expect(await stateOf(invoiceId)).toEqual(expected)
  expect(await disputesOf(business, paymentId)).toMatchObject([{ state: outcome }])
})

it('each step of a dispute is shown as it is reported', async () => {
  // promise 19
  const { invoiceId, paymentId, reference } = await paidBill()
  const dispute = await disputed(reference, 5000)
  await reconcilePayment(house, paymentId)
  expect(await stateOf(invoiceId)).toEqual(['Disputed', 'Paid', 14_076, 0])
  await business.sandbox.post(`disputes/${dispute}/close`, { status: 'lost' })
  await hearEvents(business)
  expect(await stateOf(invoiceId)).toEqual(['ChargedBack', 'PartiallyPaid', 9076, 5000])
})

it('a charge-back over what was refunded in part never makes more due than the invoice asks', async () => {
  // promise 2, promise 150
  const { invoiceId, paymentId, reference, token } = await paidBill()
  await refundPayment(house, business.organisationId, invoiceId, paymentId, {
    id: newId(),
    amount: '40.00',
    reason: null,
  })
  const dispute = await disputed(reference)
  await business.sandbox.post(`disputes/${dispute}/close`, { status: 'lost' })
  await hearEvents(business)
  expect(await stateOf(invoiceId)).toEqual(['ChargedBack', 'Sent', 0, 14_076])
  expect((await openPayment(house, token)).amount.minor).toBe(14_076)
})

it('a payment disputed or charged back even in part cannot be refunded, and attempts leave no failed refund', async () => {
  const { invoiceId, paymentId, reference } = await paidBill()
  const refusal = () =>
    refundPayment(house, business.organisationId, invoiceId, paymentId, {
      ...{ id: newId(), amount: '1.00', reason: null },
    })
  const dispute = await disputed(reference, 5000)
  await hearEvents(business)
  await expect(refusal()).rejects.toMatchObject({ code: 'Refund.NotRefundable' })
  await business.sandbox.post(`disputes/${dispute}/close`, { status: 'lost' })
  await hearEvents(business)
  await expect(refusal()).rejects.toMatchObject({ code: 'Refund.NotRefundable' })
  expect(await stateOf(invoiceId)).toEqual(['ChargedBack', 'PartiallyPaid', 9076, 5000])
  const [payment] = await selectPaymentsOfInvoice(house.db, invoiceId)
  expect(payment?.refunds).toEqual([])
})

const listedAs = async (status: 'Disputed' | 'Succeeded', invoiceId: string) =>
  (
    await selectPayments(house.db, business.organisationId, {
      status: [status],
      invoiceId,
      limit: 9,
      sort: '-createdAt',
    })
  ).length

const beganOf = async (invoiceId: string) =>
  (await inspectInvoice(house, business.organisationId, invoiceId)).timeline.happenings.find(
    ({ kind }) => kind === 'disputed',
  )

it('an inquiry is no dispute to the payer, nor in lists, until it becomes one', async () => {
  const { invoiceId, reference, token } = await paidBill()
  const { id } = await business.sandbox.post(`payment_intents/${reference}/inquiry`, {})
  await hearEvents(business)
  expect(await stateOf(invoiceId)).toEqual(['Succeeded', 'Paid', 14_076, 0])
  expect((await viewInvoice(house, token))?.state).toBe('paid')
  expect([await listedAs('Disputed', invoiceId), await listedAs('Succeeded', invoiceId)]).toEqual([0, 1])
  expect(await beganOf(invoiceId)).toMatchObject({ isInquiry: true, dueAt: expect.any(String) })
  await business.sandbox.post(`disputes/${id}/escalate`)
  await hearEvents(business)
  expect((await viewInvoice(house, token))?.state).toBe('disputed')
  expect([await listedAs('Disputed', invoiceId), await listedAs('Succeeded', invoiceId)]).toEqual([1, 0])
  expect(await beganOf(invoiceId)).toMatchObject({ isInquiry: false })
})

it('an answered dispute no longer asks for an answer', async () => {
  const { invoiceId, reference } = await paidBill()
  const dispute = await disputed(reference)
  await hearEvents(business)
  expect(await beganOf(invoiceId)).toMatchObject({ dueAt: expect.any(String) })
  await business.sandbox.post(`disputes/${dispute}/answer`)
  await hearEvents(business)
  expect(await beganOf(invoiceId)).toMatchObject({ dueAt: null })
  await business.sandbox.post(`disputes/${dispute}/close`, { status: 'won' })
  await hearEvents(business)
  expect(await beganOf(invoiceId)).toMatchObject({ dueAt: null })
})
