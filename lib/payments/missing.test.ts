// A payment that Stripe says it does not know: one such answer ends nothing, and later truth always wins.
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { refunds } from '@/db/schema/payments'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, openBusiness } from '@/lib/testing/business'
import { hear, openBill } from '@/lib/testing/event-desk'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { invoiceOf } from '@/lib/testing/payer'
import { openPayment } from './open'
import { reconcilePayment } from './reconcile'
import { refundPayment } from './refund'
import { voidInvoice } from './void-invoice'

let house: TestHouse
let shop: Business

beforeEach(async () => {
  house = await testHouse({ withSandbox: true })
  onTestFinished(() => house.close())
  shop = await openBusiness(house)
})

const forget = (path: string, times: number) =>
  shop.sandbox.post('faults', {
    ...{ path, times, kind: 'refuse', status: 404 },
    account: shop.accountId,
    error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such payment_intent' },
  })

// promise 157, promise 38
it('an invoice is not void because its open payment was once not found', async () => {
  const bill = await openBill(shop)
  await forget(`/v1/payment_intents/${bill.reference}/cancel`, 1)
  const voiding = () => voidInvoice(house, shop.organisationId, bill.invoiceId)
  await expect(voiding()).rejects.toMatchObject({ code: 'Payment.ProviderError', retryAfterSeconds: 60 })
  expect(await invoiceOf(shop, bill.invoiceId)).toMatchObject({ status: 'Sent' })
  expect(await bill.payment()).toMatchObject({ state: 'open' })
  await voiding()
  await expect(bill.pay()).rejects.toThrow('400')
})

// promise 157
it('one that is in the account’s list is not believed to be missing, however often that is said', async () => {
  const bill = await openBill(shop)
  await forget(`/v1/payment_intents/${bill.reference}*`, 6)
  for (let look = 0; look < 4; look++) {
    await expect(reconcilePayment(house, bill.paymentId)).rejects.toMatchObject({
      code: 'Payment.ProviderError',
    })
    house.clock.advance(61)
  }
  expect(await bill.payment()).toMatchObject({ state: 'open' })
})

// promise 157
it('a key of the other mode says nothing about what was made with ours', async () => {
  const bill = await openBill(shop)
  await forget(`/v1/payment_intents/${bill.reference}*`, 3)
  const live = { ...house, stripe: { ...house.stripe, livemode: true } }
  for (let look = 0; look < 3; look++) {
    await expect(reconcilePayment(live, bill.paymentId)).rejects.toThrow()
    house.clock.advance(61)
  }
  expect(await bill.payment()).toMatchObject({ state: 'open', missingSince: null })
})

// promise 157, promise 158
it('one that is nowhere is given up when that is said again a minute later, whatever a clock said before', async () => {
  const bill = await openBill(shop)
  await forget(`/v1/payment_intents/${bill.reference}*`, 20)
  await shop.sandbox.post('faults', {
    ...{ method: 'GET', path: '/v1/payment_intents', account: shop.accountId, kind: 'refuse', times: 1 },
    ...{ status: 403, error: { type: 'invalid_request_error', message: 'no list for you' } },
  })
  const look = () => reconcilePayment(house, bill.paymentId)
  house.clock.advance(86_400)
  await expect(look()).rejects.toThrow()
  house.clock.advance(-86_400)
  await expect(look()).rejects.toThrow()
  house.clock.advance(30)
  await expect(look()).rejects.toThrow()
  expect(await bill.payment()).toMatchObject({ state: 'open' })
  house.clock.advance(31)
  // What cannot be listed is not known to be missing.
  await expect(look()).rejects.toThrow()
  expect(await bill.payment()).toMatchObject({ state: 'open' })
  // Nor is it in the list of what was made since then.
  await house.db.$client`update payments set created_at = now() + interval '3 days'`
  expect(await look()).toMatchObject({ state: 'failed', declineCode: 'missing-at-provider' })
})

// promise 157, promise 47
it('money that came although it was given up is booked by its event', async () => {
  const bill = await openBill(shop)
  await house.db.$client`update payments set state = 'failed', decline_code = 'missing-at-provider'`
  await bill.pay()
  await hear(shop, await bill.events())
  expect(await bill.payment()).toMatchObject({ state: 'succeeded' })
  await expect(openPayment(house, bill.token)).rejects.toMatchObject({ code: 'Payment.InvoiceNotPayable' })
})

describe('a refund', () => {
  const answer = (status: number, times: number) =>
    shop.sandbox.post('faults', {
      ...{ path: '/v1/refunds', account: shop.accountId, method: '*', times, kind: 'refuse', status },
      error: {
        type: 'invalid_request_error',
        message: status === 404 ? 'No such payment_intent' : 'Not now',
      },
    })

  /** Of a payment in full; the call is lost before Stripe makes it, or its answer after that. */
  async function lostRefund(when: 'before' | 'after') {
    const bill = await openBill(shop)
    await bill.pay()
    await hear(shop, await bill.events())
    await shop.sandbox.post('faults', {
      ...{
        path: '/v1/refunds',
        account: shop.accountId,
        method: 'POST',
        times: 2,
        kind: 'drop',
        when,
      },
    })
    const request = { id: crypto.randomUUID(), reason: null }
    await refundPayment(house, shop.organisationId, bill.invoiceId, bill.paymentId, request)
    return bill
  }
  const sweepLater = async (seconds: number) => {
    house.clock.advance(seconds)
    await sweepRefunds(house)
  }
  const rowOf = async () => (await house.db.select().from(refunds))[0]

  // promise 157, promise 31
  it('is not called failed by one 404 after many refusals of another kind', async () => {
    const bill = await lostRefund('after')
    await answer(403, 8)
    for (const seconds of [25, 25, 45, 85, 165, 325, 645, 1285]) await sweepLater(seconds)
    await answer(404, 1)
    await sweepLater(3600)
    expect(await rowOf()).toMatchObject({ state: 'opening', missingSince: expect.any(Date) })
    await sweepLater(3600)
    expect((await bill.books()).refunds).toEqual(['succeeded 14076'])
  })

  // promise 157
  it('is called failed only once nothing but 404 has been said for ten minutes', async () => {
    const bill = await lostRefund('before')
    const forgotten = () => answer(404, 1)
    await forgotten()
    await sweepLater(25)
    await answer(403, 1)
    await sweepLater(3600)
    expect(await rowOf()).toMatchObject({ state: 'opening', missingSince: null })
    await forgotten()
    await sweepLater(3600)
    expect(await rowOf()).toMatchObject({ state: 'opening' })
    await forgotten()
    await sweepLater(3600)
    expect((await bill.books()).refunds).toEqual(['failed 14076'])
  })
})
