// What Stripe says to programs never reaches people, and what it refuses for good is refused before anything is written or asked.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as refund } from '@/app/invoices/[id]/payments/[paymentId]/refunds/route'
import { GET as list } from '@/app/invoices/[id]/payments/route'
import { POST as enable } from '@/app/organisations/[id]/payment-account/enable/route'
import { payments, refunds } from '@/db/schema/payments'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, payBill } from '@/lib/testing/payer'
import { testPeople } from '@/lib/testing/people'
import { refundFailureSentence } from '@/lib/words/provider'
import { inspectInvoice } from './inspect-invoice'

const RAW = /sk_test|rk_test|\*{4}|provided key|No such|parameter|acct_\w+ \(or/i

async function paid(business: Business) {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await business.house.db.select().from(payments).where(eq(payments.invoiceId, invoiceId))
  if (!payment) throw new Error('nothing was paid')
  return { invoiceId, token, paymentId: payment.id }
}

const refundOf = (business: Business, { invoiceId, paymentId }: { invoiceId: string; paymentId: string }) =>
  call(refund, { ...business, params: { id: invoiceId, paymentId }, body: { amount: '1.00' } })
const rowsOf = (house: TestHouse, paymentId: string) =>
  house.db.select().from(refunds).where(eq(refunds.paymentId, paymentId))
const callsSoFar = async (business: Business) => (await business.sandbox.requests(business.accountId)).length

it('a refund on an account that is known to be disconnected leaves no row and asks nothing', async ({
  business,
  house,
}) => {
  const bill = await paid(business)
  await business.sandbox.post(`accounts/${business.accountId}/deauthorize`)
  await hearEvents(business)
  const before = await callsSoFar(business)
  for (let turn = 0; turn < 3; turn++) {
    const answer = await refundOf(business, bill)
    expect(answer).toMatchObject({ status: 409, json: { code: 'PaymentAccount.Disconnected' } })
    expect(answer.text).not.toMatch(RAW)
  }
  expect(await rowsOf(house, bill.paymentId)).toEqual([])
  expect(await callsSoFar(business)).toBe(before)
})

it('a refund under a first refusal waits, and fails in our own words once the disconnection is sure', async ({
  business,
  house,
}) => {
  // promise 157
  const bill = await paid(business)
  await business.sandbox.post(`accounts/${business.accountId}/deauthorize`)
  const answer = await refundOf(business, bill)
  expect(answer).toMatchObject({ status: 201, json: { status: 'pending', failureReason: null } })
  expect(answer.text).not.toMatch(RAW)
  await hearEvents(business)
  house.clock.advance(3_600)
  await sweepRefunds(house)
  expect(await rowsOf(house, bill.paymentId)).toMatchObject([
    { state: 'failed', failureReason: 'account_invalid' },
  ])
  const shown = await inspectInvoice(house, business.organisationId, bill.invoiceId)
  expect(JSON.stringify(shown)).not.toMatch(RAW)
  const { text } = await call(list, { ...business, params: { id: bill.invoiceId } })
  expect(text).toContain('"failureReason":"account_invalid"')
})

it('Stripe’s own wording kept in older rows is never shown', async ({ business, house }) => {
  const bill = await paid(business)
  const failureReason =
    "The provided key 'sk_test_****' does not have access to account 'acct_1' (or that account does not exist)."
  await house.db.insert(refunds).values({
    ...{ id: crypto.randomUUID(), paymentId: bill.paymentId, amountMinor: 100, currency: 'EUR' },
    ...{ state: 'failed', origin: 'api', failureReason, organisationId: business.organisationId },
  })
  await house.db
    .update(payments)
    .set({ declineCode: 'card_declined', declineMessage: failureReason })
    .where(eq(payments.id, bill.paymentId))
  const { text } = await call(list, { ...business, params: { id: bill.invoiceId } })
  expect(text).toContain('"failureReason":"unknown"')
  const shown = await inspectInvoice(house, business.organisationId, bill.invoiceId)
  expect(`${text}${JSON.stringify(shown)}`).not.toMatch(RAW)
})

it('every code has a sentence, known or not', () => {
  for (const code of ['expired_or_canceled_card', 'account_invalid', 'something_new', 'constructor'])
    expect(refundFailureSentence(code)).toMatch(/^[A-Z][^_]+\.$/)
})

it('a country that Stripe does not serve is named, and no retry is promised', async ({ house }) => {
  const people = await testPeople(house, { organisation: { country: 'AF' } })
  for (let turn = 0; turn < 2; turn++) {
    const answer = await call(enable, { ...people, params: { id: people.organisationId } })
    expect(answer).toMatchObject({
      status: 409,
      json: {
        code: 'Organisation.CountryNotSupported',
        detail: expect.stringContaining('Afghanistan'),
        errors: [{ pointer: '/country', code: 'not-supported' }],
      },
    })
    expect(answer.headers.get('retry-after')).toBeNull()
    expect(answer.text).not.toMatch(RAW)
  }
})
