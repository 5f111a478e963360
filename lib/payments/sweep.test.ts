// The sweep: whoever died on the way, and wherever, what was begun comes to its end by itself, once.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { payments, refunds } from '@/db/schema/payments'
import { transact } from '@/db/transact'
import { accountConnector } from '@/lib/connectors/registry'
import { newId } from '@/lib/ids'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type TestHouse, testHouse } from '@/lib/testing/house'
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

/** Time goes on until every look that is to come has come. */
async function sweepAll() {
  house.clock.advance(120)
  await sweepPayments(house)
  await sweepRefunds(house)
}

/** What the row says when the process dies before it has stored Stripe's answer. */
const forgetAnswer = (reference: string) =>
  house.db
    .update(payments)
    .set({ state: 'opening', providerReference: null, providerStatus: null })
    .where(eq(payments.providerReference, reference))

async function opened() {
  const bill = await sendBill(business)
  return { ...bill, reference: referenceIn((await openPayment(house, bill.token)).clientSecret) }
}

/** The state after act one: a row, and nothing at Stripe. */
async function begun() {
  const bill = await opened()
  const [row] = await paymentsOf(business, bill.invoiceId)
  if (!row) throw new Error('nothing was opened')
  await accountConnector(house, business.accountId).close(bill.reference)
  await house.db
    .update(payments)
    .set({ id: newId(), state: 'opening', providerReference: null, providerStatus: null })
    .where(eq(payments.id, row.id))
  return bill
}

const live = async (invoiceId: string) =>
  (await intentsOf(business, invoiceId)).filter(({ status }) => status !== 'canceled')

it.each([false, true])(
  'after a crash before the call to Stripe, the next tap continues (swept before: %s)',
  async (isSwept) => {
    // promise 33, promise 114
    const { invoiceId, token } = await begun()
    if (isSwept) await sweepAll()
    await payBill(business, token)
    await hearEvents(business)
    expect(await live(invoiceId)).toHaveLength(1)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
  },
)

it.each([false, true])(
  'after a crash before storing the response, the same intent is found (swept: %s)',
  async (isSwept) => {
    // promise 33, promise 114
    const { invoiceId, reference, token } = await opened()
    await forgetAnswer(reference)
    if (isSwept) await sweepAll()
    expect(referenceIn((await openPayment(house, token)).clientSecret)).toBe(reference)
    expect(await live(invoiceId)).toHaveLength(1)
  },
)

it('the sweep finds money whose row had lost its intent', async () => {
  // promise 120
  const { invoiceId, reference } = await opened()
  await forgetAnswer(reference)
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  await sweepAll()
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

it('after a crash before the refund call, the refund is made, once', async () => {
  // promise 33
  const { invoiceId, reference } = await opened()
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  await sweepAll()
  const [payment] = await paymentsOf(business, invoiceId)
  if (!payment) throw new Error('nothing was paid')
  const refund = { id: newId(), amountMinor: 500, origin: 'api', reason: null } as const
  await transact(house.db, (tx) => insertRefund(tx, payment, refund, house.clock.now()))
  await Promise.all([sweepAll(), sweepAll(), sweepAll()])
  expect(await selectRefundById(house.db, refund.id)).toMatchObject({ state: 'succeeded', nextTryAt: null })
  await house.db
    .update(refunds)
    .set({ state: 'opening', providerReference: null, nextTryAt: house.clock.now() })
    .where(eq(refunds.id, refund.id))
  await sweepAll()
  expect(await selectRefundById(house.db, refund.id)).toMatchObject({ state: 'succeeded', nextTryAt: null })
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ amountRefundedMinor: 500 })
})

it('while Stripe is down nothing is decided, and afterwards everything recovers', async () => {
  // promise 119
  const { invoiceId, reference } = await opened()
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  const fault = { account: business.accountId, method: 'GET', kind: '503', when: 'before' }
  await business.sandbox.post('faults', { ...fault, path: `/v1/payment_intents/${reference}`, times: 2 })
  await sweepAll()
  await sweepAll()
  expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'open' }])
  house.clock.advance(600)
  await sweepAll()
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

it('a bank debit is checked until it is decided', async () => {
  // promise 22
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token, 'pm_sepa_debit')
  await sweepAll()
  expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'processing' }])
  for (let day = 0; day < 3; day++) {
    house.clock.advance(86_400)
    await sweepAll()
  }
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  house.clock.advance(3600)
  await sweepAll()
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

it('concurrent sweeps check each payment once', async () => {
  // promise 126
  const { reference } = await opened()
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
