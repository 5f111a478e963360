// What an event may do: nothing by its own word, and once what Stripe confirms.
import { describe, expect } from 'vitest'
import { openPayment } from '@/lib/payments/open'
import { selectPaymentsOfInvoice } from '@/lib/payments/parts-store'
import { createStripe } from '@/lib/stripe/client'
import { sendBill } from '@/lib/testing/business'
import { booksOf, deliver, eventsOf, inboxRowOf, madeUpEvent } from '@/lib/testing/event-delivery'
import { hear, ofType, openBill } from '@/lib/testing/event-desk'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { drainInbox } from './drain-inbox'

it.beforeEach(({ house }) => {
  house.logLines.length = 0
})

const PAID = {
  payments: [{ state: 'succeeded', providerStatus: 'succeeded', declineCode: null }],
  ledger: ['payment 14076'],
  letters: ['paid-notice', 'receipt'],
}
const stripe = (house: TestHouse) => createStripe(house.env)
describe('one fact, one effect', () => {
  // promise 44
  it('settles once, however often an event is delivered and however many drains run', async ({
    business,
    house,
  }) => {
    const bill = await openBill(business)
    await bill.pay()
    const news = ofType(await bill.events(), 'payment_intent.succeeded')
    const connection = async () => {
      for (let turn = 0; turn < 8; turn++) {
        expect((await deliver(house, news)).status).toBe(200)
        await drainInbox(house)
      }
    }
    await Promise.all(Array.from({ length: 16 }, connection))
    expect(await bill.books()).toMatchObject(PAID)
    expect(await inboxRowOf(house, news.id)).toMatchObject({ state: 'handled', attempts: 1 })
  })

  // promise 45
  it('books once, however many different events report it at the same time', async ({ business, house }) => {
    const bill = await openBill(business)
    await bill.pay()
    const events = (await bill.events()).filter(({ type }) => /succeeded|updated/.test(type))
    expect(events.length).toBeGreaterThan(1)
    const twins = events.map((event) => ({ ...event, id: `${event.id}_again` }))
    await Promise.all([...events, ...twins].map((event) => deliver(house, event)))
    await Promise.all([drainInbox(house), drainInbox(house), drainInbox(house)])
    expect(await bill.books()).toMatchObject(PAID)
  })

  // promise 47
  it('never goes back from paid to failed, and always from failed to paid', async ({ business, house }) => {
    const bill = await openBill(business)
    await bill.decline()
    const declined = ofType(await bill.events(), 'payment_intent.payment_failed')
    await hear(business, [declined])
    expect((await bill.books()).payments[0]).toMatchObject({ state: 'open', declineCode: 'generic_decline' })
    await bill.pay()
    await hear(business, [ofType(await bill.events(), 'payment_intent.succeeded')])
    const paid = await bill.books()
    expect(paid).toMatchObject(PAID)
    await hear(business, [{ ...declined, id: `${declined.id}_late` }])
    house.clock.advance(3 * 86_400)
    const old = (await bill.events()).map((event) => ({ ...event, id: `${event.id}_3_days_late` }))
    await hear(business, old)
    house.clock.advance(-3 * 86_400)
    expect(await bill.books()).toEqual(paid)
  })
})

describe('before and beside what we know', () => {
  // promise 48
  it('settles a payment whose answer never reached us, by whichever event comes first', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await sendBill(business)
    await business.sandbox.post('faults', {
      method: 'POST',
      path: '/v1/payment_intents',
      account: business.accountId,
      when: 'after',
      kind: 'drop',
      // Twice by us, and each time once more by the SDK.
      times: 4,
    })
    await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
    expect((await booksOf(house, invoiceId)).payments).toMatchObject([{ state: 'unknown' }])
    const [payment] = await selectPaymentsOfInvoice(house.db, invoiceId)
    const [made] = await eventsOf(business, payment?.id)
    if (!made) throw new Error('Stripe made no intent')
    const { id: reference } = (made.data as { object: { id: string } }).object
    await business.sandbox.post(`payment_intents/${reference}/pay`)
    await hear(business, [ofType(await eventsOf(business, reference), 'charge.succeeded')])
    expect(await booksOf(house, invoiceId)).toMatchObject(PAID)
  })

  // promise 49
  it('ignores what the account sells elsewhere', async ({ business, house }) => {
    const other = await stripe(house).paymentIntents.create(
      { amount: 14076, currency: 'eur' },
      { stripeAccount: business.accountId },
    )
    await business.sandbox.post(`payment_intents/${other.id}/pay`)
    const rows = await hear(business, await eventsOf(business, other.id))
    expect(rows.length).toBeGreaterThan(1)
    for (const row of rows) expect(row).toMatchObject({ state: 'ignored', attempts: 1 })
    expect(house.logLines.some((line) => line.includes('a payment that is not ours'))).toBe(true)
  })

  // promise 50
  it.for<[string, string, object]>([
    ['of an unknown type', 'quantum.entangled', { id: 'pi_1', object: 'payment_intent' }],
    ['whose object is a list', 'charge.succeeded', []],
    ['whose object names itself by a number', 'charge.succeeded', { id: 1, object: 2, payment_intent: 3 }],
    ['whose intent is unfolded', 'charge.succeeded', { object: 'charge', payment_intent: { id: 'pi_else' } }],
    ['with an empty intent', 'charge.succeeded', { object: 'charge', payment_intent: '' }],
    // promise 60
    ['with NUL in the intent', 'charge.succeeded', { object: 'charge', payment_intent: 'pi_\u0000' }],
    [
      'with NUL in what it claims',
      'charge.succeeded',
      { object: 'charge', payment_intent: 'pi_9', metadata: { remit_payment: '\u0000' } },
    ],
  ])('handles an event %s immediately', async ([_, type, object], { business }) => {
    const [row] = await hear(business, [madeUpEvent(business.accountId, type, object)])
    expect(row).toMatchObject({ state: 'ignored', attempts: 1 })
  })

  // promise 50
  it('handles a thin event, which carries no object', async ({ business }) => {
    const thin = madeUpEvent(
      business.accountId,
      'v2.core.account.updated',
      {},
      { object: 'v2.core.event', data: undefined },
    )
    expect((await hear(business, [thin]))[0]).toMatchObject({ state: 'ignored' })
  })

  // promise 52
  it('ignores events of another mode, both ways', async ({ business, house }) => {
    const bill = await openBill(business)
    await bill.pay()
    const news = ofType(await bill.events(), 'payment_intent.succeeded')
    expect((await hear(business, [{ ...news, id: `${news.id}_live`, livemode: true }]))[0]).toMatchObject({
      state: 'ignored',
    })
    await deliver(house, news)
    await drainInbox({ ...house, stripe: { ...house.stripe, livemode: true } })
    expect(await inboxRowOf(house, news.id)).toMatchObject({ state: 'ignored' })
    expect((await bill.books()).ledger).toEqual([])
  })
})

// promise 60
it('settles a payment whose payer wrote NUL into the name', async ({ business, house }) => {
  const bill = await openBill(business)
  const method = await stripe(house).paymentMethods.create(
    {
      type: 'card',
      card: { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' },
      billing_details: { name: 'Ada\u0000 Lovelace' },
    },
    { stripeAccount: business.accountId },
  )
  await bill.pay(method.id)
  await hear(business, [ofType(await bill.events(), 'payment_intent.succeeded')])
  expect(await bill.books()).toMatchObject(PAID)
})
