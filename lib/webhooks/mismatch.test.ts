// Events that name our payment and do not fit it: no effect, and said aloud.
import { expect } from 'vitest'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { createStripe } from '@/lib/stripe/client'
import { openBusiness } from '@/lib/testing/business'
import { deliver, eventsOf, inboxRowOf, madeUpEvent } from '@/lib/testing/event-delivery'
import { hear, ofType, openBill } from '@/lib/testing/event-desk'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { drainInbox } from './drain-inbox'

const it = withBusiness.extend('rival', { scope: 'file' }, ({ house }) => openBusiness(house))
it.beforeEach(({ house }) => {
  house.logLines.length = 0
})

const PAID = {
  payments: [{ state: 'succeeded', providerStatus: 'succeeded', declineCode: null }],
  ledger: ['payment 14076'],
  letters: ['paid-notice', 'receipt'],
}
const stripe = (house: TestHouse) => createStripe(house.env)
const shouted = (house: TestHouse, text: string) =>
  house.logLines.some((line) => line.includes('"level":"error"') && line.includes(text))

// promise 51
it('does nothing for an intent of another account that claims to be our payment', async ({
  business,
  house,
  rival,
}) => {
  const bill = await openBill(business)
  const bait = await stripe(house).paymentIntents.create(
    {
      amount: 14076,
      currency: 'eur',
      application_fee_amount: 352,
      metadata: { remit_payment: bill.paymentId },
    },
    { stripeAccount: rival.accountId },
  )
  await rival.sandbox.post(`payment_intents/${bait.id}/pay`)
  for (const row of await hear(rival, await eventsOf(rival, bait.id)))
    expect(row).toMatchObject({ state: 'quarantined', lastError: 'another account than the payment’s' })
  expect(shouted(house, bill.paymentId)).toBe(true)
  expect(await bill.books()).toMatchObject({ payments: [{ state: 'open' }], ledger: [], letters: [] })
})

// promise 51
it('does nothing for an event that names our intent and another account', async ({
  business,
  house,
  rival,
}) => {
  const bill = await openBill(business)
  await bill.pay()
  const news = ofType(await bill.events(), 'payment_intent.succeeded')
  for (const account of [rival.accountId, 'acct_nobody', '']) {
    const forged = { ...news, id: `${news.id}_${account}`, account }
    await deliver(house, forged, account === '' ? 'platform' : 'connect')
    await drainInbox(house)
    expect(await inboxRowOf(house, forged.id)).toMatchObject({ state: 'quarantined' })
  }
  expect((await bill.books()).ledger).toEqual([])
})

// promise 51
it('does nothing for a second intent of the same account that claims to be our payment', async ({
  business,
  house,
}) => {
  const bill = await openBill(business)
  const bait = await stripe(house).paymentIntents.create(
    { amount: 14076, currency: 'eur', metadata: { remit_payment: bill.paymentId } },
    { stripeAccount: business.accountId },
  )
  await business.sandbox.post(`payment_intents/${bait.id}/pay`)
  const [row] = await hear(business, [ofType(await eventsOf(business, bait.id), 'payment_intent.succeeded')])
  expect(row).toMatchObject({ state: 'quarantined', lastError: 'another intent than the payment’s' })
  expect((await bill.books()).ledger).toEqual([])
})

// promise 53
it.for<[string, object]>([
  ['amount', { amount: 100, application_fee_amount: 2 }],
  ['application fee', { application_fee_amount: 1 }],
])(
  'quarantines a payment whose %s was changed at Stripe, and logs it loudly',
  async ([what, changes], { business, house }) => {
    const bill = await openBill(business)
    await stripe(house).paymentIntents.update(bill.reference, changes, { stripeAccount: business.accountId })
    await bill.pay()
    const [row] = await hear(business, [ofType(await bill.events(), 'payment_intent.succeeded')])
    expect(row).toMatchObject({ state: 'quarantined' })
    expect(await bill.payment()).toMatchObject({ state: 'quarantined', quarantineReason: what })
    expect(shouted(house, bill.paymentId)).toBe(true)
    expect(await viewInvoice(house, bill.token)).toMatchObject({
      state: 'under-review',
      amountPaidMinor: 0,
      checkout: null,
    })
  },
)

// promise 53
it('trusts Stripe, not the amount in the event', async ({ business }) => {
  const bill = await openBill(business)
  await bill.pay()
  const news = ofType(await bill.events(), 'payment_intent.succeeded')
  const object = { ...(news.data as { object: object }).object, amount: 1, amount_received: 1 }
  await hear(business, [{ ...news, data: { object } }])
  expect(await bill.books()).toMatchObject(PAID)
})

it('does not settle an event that says paid while Stripe says no', async ({ business }) => {
  const bill = await openBill(business)
  const object = {
    id: bill.reference,
    object: 'payment_intent',
    status: 'succeeded',
    amount_received: 14076,
  }
  expect(
    (await hear(business, [madeUpEvent(business.accountId, 'payment_intent.succeeded', object)]))[0],
  ).toMatchObject({ state: 'handled' })
  expect(await bill.books()).toMatchObject({ payments: [{ state: 'open' }], ledger: [] })
})
