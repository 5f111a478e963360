// The sweep: whoever died on the way, and wherever, what was begun comes to its end by itself, once.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { payments, refunds } from '@/db/schema/payments'
import { transact } from '@/db/transact'
import { accountConnector } from '@/lib/connectors/registry'
import { newId } from '@/lib/ids'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  intentsOf,
  invoiceOf,
  payBill,
  paymentsOf,
  referenceIn,
} from '@/lib/testing/payer'
import { openPayment } from './open'
import { insertRefund, selectRefundById } from './refund-store'
import { sweepPayments } from './sweep'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

/** Time goes on until every look that is to come has come. */
async function sweepAll(house: TestHouse) {
  house.clock.advance(120)
  await sweepPayments(house)
  await sweepRefunds(house)
}

/** What the row says when the process dies before it has stored Stripe's answer. */
const forgetAnswer = (house: TestHouse, reference: string) =>
  house.db
    .update(payments)
    .set({ state: 'opening', providerReference: null, providerStatus: null })
    .where(eq(payments.providerReference, reference))

async function opened(business: Business) {
  const bill = await sendBill(business)
  return { ...bill, reference: referenceIn((await openPayment(business.house, bill.token)).clientSecret) }
}

/** The state after act one: a row, and nothing at Stripe. */
async function begun(business: Business) {
  const bill = await opened(business)
  const [row] = await paymentsOf(business, bill.invoiceId)
  if (!row) throw new Error('nothing was opened')
  await accountConnector(business.house, business.accountId).close(bill.reference)
  await business.house.db
    .update(payments)
    .set({ id: newId(), state: 'opening', providerReference: null, providerStatus: null })
    .where(eq(payments.id, row.id))
  return bill
}

const live = async (business: Business, invoiceId: string) =>
  (await intentsOf(business, invoiceId)).filter(({ status }) => status !== 'canceled')

it.for([false, true])(
  'after a crash before the call to Stripe, the next tap continues (swept before: %s)',
  async (isSwept, { business, house }) => {
    // promise 33, promise 114
    const { invoiceId, token } = await begun(business)
    if (isSwept) await sweepAll(house)
    await payBill(business, token)
    await hearEvents(business)
    expect(await live(business, invoiceId)).toHaveLength(1)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
  },
)

it.for([false, true])(
  'after a crash before storing the response, the same intent is found (swept: %s)',
  async (isSwept, { business, house }) => {
    // promise 33, promise 114
    const { invoiceId, reference, token } = await opened(business)
    await forgetAnswer(house, reference)
    if (isSwept) await sweepAll(house)
    expect(referenceIn((await openPayment(house, token)).clientSecret)).toBe(reference)
    expect(await live(business, invoiceId)).toHaveLength(1)
  },
)

it('the sweep finds money whose row had lost its intent', async ({ business, house }) => {
  // promise 120
  const { invoiceId, reference } = await opened(business)
  await forgetAnswer(house, reference)
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  await sweepAll(house)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

it('after a crash before the refund call, the refund is made, once', async ({ business, house }) => {
  // promise 33
  const { invoiceId, reference } = await opened(business)
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  await sweepAll(house)
  const [payment] = await paymentsOf(business, invoiceId)
  if (!payment) throw new Error('nothing was paid')
  const refund = { id: newId(), amountMinor: 500, origin: 'api', reason: null } as const
  await transact(house.db, (tx) => insertRefund(tx, payment, refund, house.clock.now()))
  await Promise.all([sweepAll(house), sweepAll(house), sweepAll(house)])
  expect(await selectRefundById(house.db, refund.id)).toMatchObject({ state: 'succeeded', nextTryAt: null })
  await house.db
    .update(refunds)
    .set({ state: 'opening', providerReference: null, nextTryAt: house.clock.now() })
    .where(eq(refunds.id, refund.id))
  await sweepAll(house)
  expect(await selectRefundById(house.db, refund.id)).toMatchObject({ state: 'succeeded', nextTryAt: null })
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ amountRefundedMinor: 500 })
})

it('while Stripe is down nothing is decided, and afterwards everything recovers', async ({
  business,
  house,
}) => {
  // promise 119
  const { invoiceId, reference } = await opened(business)
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  const fault = { account: business.accountId, method: 'GET', kind: '503', when: 'before' }
  await business.sandbox.post('faults', { ...fault, path: `/v1/payment_intents/${reference}`, times: 2 })
  await sweepAll(house)
  await sweepAll(house)
  expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'open' }])
  house.clock.advance(600)
  await sweepAll(house)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

it('a bank debit is checked until it is decided', async ({ business, house }) => {
  // promise 22
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token, 'pm_sepa_debit')
  await sweepAll(house)
  expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'processing' }])
  for (let day = 0; day < 3; day++) {
    house.clock.advance(86_400)
    await sweepAll(house)
  }
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  house.clock.advance(3600)
  await sweepAll(house)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

it('concurrent sweeps check each payment once', async ({ business, house }) => {
  // promise 126
  const { reference } = await opened(business)
  house.clock.advance(43_200)
  await sweepPayments(house)
  const reads = async () =>
    (await business.sandbox.requests(business.accountId)).filter(({ path }) => path.endsWith(reference))
      .length
  const before = await reads()
  house.clock.advance(43_300)
  await Promise.all(Array.from({ length: 5 }, () => sweepPayments(house)))
  expect(await reads()).toBe(before + 1)
})
