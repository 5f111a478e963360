// Opening a payment while Stripe is broken, silent or unwilling: one intent at the end, and the row says what is known.
import { describe, expect } from 'vitest'
import { answeredWithin } from '@/lib/deadline'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
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
import { recordManualPayment } from './record-manual'
import { resolveReturn } from './resolve-return'
import { sweepPayments } from './sweep'
import { voidInvoice } from './void-invoice'

let business: Business

/** Faults are shared by all who use the sandbox, so each story has an account of its own. */
async function newStory(house: TestHouse) {
  business = await openBusiness(house)
  const fault = (kind: string, when: 'before' | 'after', times: number, rest: object = {}) =>
    business.sandbox.post('faults', {
      method: 'POST',
      path: '/v1/payment_intents',
      account: business.accountId,
      kind,
      when,
      times,
      ...rest,
    })
  return { fault, ...(await sendBill(business)) }
}

const creations = async () =>
  (await business.sandbox.requests(business.accountId)).filter(
    ({ method, path }) => method === 'POST' && path === '/v1/payment_intents',
  )

async function paysInTheEnd(token: string, invoiceId: string) {
  await payBill(business, token)
  await hearEvents(business)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
  await expectBooksToAgree(business)
  await expectInvariants(business)
}

describe('the same tap succeeds', () => {
  it.for<[string, 'before' | 'after', number]>([
    // promise 31, promise 120
    ['drop', 'before', 1],
    ['drop', 'after', 1],
    ['drop', 'after', 3],
    ['429', 'before', 3],
    ['500', 'after', 1],
  ])('although Stripe answers %s %s the effect, %i times', async ([kind, when, times], { house }) => {
    const { fault, invoiceId, token } = await newStory(house)
    await fault(kind, when, times)
    const { clientSecret } = await openPayment(house, token)
    expect((await intentsOf(business, invoiceId)).map(({ id }) => id)).toEqual([referenceIn(clientSecret)])
    expect(new Set((await creations()).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1)
    await paysInTheEnd(token, invoiceId)
  })

  it('although no response comes in time', async ({ house }) => {
    const { fault, invoiceId, token } = await newStory(house)
    await fault('timeout', 'after', 1)
    const { clientSecret } = await openPayment(house, token)
    expect((await intentsOf(business, invoiceId)).map(({ id }) => id)).toEqual([referenceIn(clientSecret)])
  })
})

describe('a Stripe that hangs', () => {
  const waited = async (work: Promise<unknown>) => {
    const begunAt = performance.now()
    const outcome = await work.catch((error: unknown) => error)
    return { outcome, seconds: (performance.now() - begunAt) / 1000 }
  }

  // promise 118, promise 161
  it('costs the payer eight seconds in all, and what was made is found afterwards', {
    timeout: 240_000,
  }, async ({ house }) => {
    const { fault, invoiceId, token } = await newStory(house)
    await fault('held', 'after', 2)
    const { outcome, seconds } = await waited(openPayment(house, token))
    expect(outcome).toMatchObject({ code: 'Payment.ProviderError', retryAfterSeconds: 2 })
    expect(seconds).toBeGreaterThan(7.5)
    expect(seconds).toBeLessThan(9)
    expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'unknown' }])
    await business.sandbox.clearFaults(business.accountId)
    house.clock.advance(60)
    await sweepPayments(house)
    await paysInTheEnd(token, invoiceId)
    expect(await intentsOf(business, invoiceId)).toHaveLength(1)
  })

  // promise 118
  it('ends every call of a payer at one deadline, however many there are', async ({ house }) => {
    const { token } = await newStory(house)
    await openPayment(house, token)
    const at = { method: 'GET', path: '/v1/payment_intents/*', account: business.accountId }
    await business.sandbox.post('faults', { ...at, kind: 'held', times: 3 })
    const { outcome, seconds } = await waited(answeredWithin(300, () => openPayment(house, token)))
    expect(outcome).toMatchObject({ code: 'Payment.ProviderError' })
    expect(seconds).toBeLessThan(2)
    const back = await waited(answeredWithin(300, () => resolveReturn(house, token)))
    expect(back.outcome).toMatchObject({ code: 'Payment.ProviderError' })
    expect(back.seconds).toBeLessThan(2)
    await business.sandbox.clearFaults(business.accountId)
  })
})

it('a payment without a response stays unknown, never failed, and the sweep finds what was created', async ({
  house,
}) => {
  // promise 31, promise 120
  const { fault, invoiceId, token } = await newStory(house)
  await fault('drop', 'after', 20)
  await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
  expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'unknown', providerReference: null }])
  house.clock.advance(60)
  await sweepPayments(house)
  const [made] = await intentsOf(business, invoiceId)
  expect(await paymentsOf(business, invoiceId)).toMatchObject([
    { state: 'open', providerReference: made?.id },
  ])
  await paysInTheEnd(token, invoiceId)
  expect(await intentsOf(business, invoiceId)).toHaveLength(1)
})

it('finds what was created although our clock is a day ahead of Stripe’s', async ({ house }) => {
  // promise 121
  const { fault, invoiceId, token } = await newStory(house)
  house.clock.advance(86_400)
  await fault('500', 'after', 1)
  const { clientSecret } = await openPayment(house, token)
  expect((await intentsOf(business, invoiceId)).map(({ id }) => id)).toEqual([referenceIn(clientSecret)])
  house.clock.advance(-86_400)
})

it('finds what was created days after the first try', async ({ house }) => {
  // promise 31, promise 121
  const { fault, invoiceId, token } = await newStory(house)
  await fault('drop', 'before', 20)
  await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
  const [attempt] = await paymentsOf(business, invoiceId)
  await house.db
    .$client`update payments set created_at = now() - interval '3 days' where id = ${attempt?.id ?? ''}`
  await business.sandbox.clearFaults(business.accountId)
  await fault('drop', 'after', 20)
  await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
  house.clock.advance(60)
  await sweepPayments(house)
  const [made] = await intentsOf(business, invoiceId)
  expect(await paymentsOf(business, invoiceId)).toMatchObject([
    { state: 'open', providerReference: made?.id },
  ])
})

it('releases an attempt that never reached Stripe, and the next tap starts another', async ({ house }) => {
  const { fault, invoiceId, token } = await newStory(house)
  await fault('drop', 'before', 4)
  await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
  house.clock.advance(60)
  await sweepPayments(house)
  expect(await paymentsOf(business, invoiceId)).toMatchObject([
    { state: 'failed', declineCode: 'never-made' },
  ])
  await paysInTheEnd(token, invoiceId)
  expect(await intentsOf(business, invoiceId)).toHaveLength(1)
})

it('searches before retrying under a new key after a 500 from Stripe', async ({ house }) => {
  // promise 32
  const { fault, invoiceId, token } = await newStory(house)
  await fault('500', 'before', 1)
  await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
  expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'failed' }])
  await paysInTheEnd(token, invoiceId)
  const keys = (await creations()).map(({ idempotencyKey }) => idempotencyKey)
  expect(new Set(keys).size).toBe(2)
  expect(await intentsOf(business, invoiceId)).toHaveLength(1)
})

it('does not treat a payment being opened right now as lost', async ({ house }) => {
  // promise 4
  const { fault, invoiceId, token } = await newStory(house)
  await fault('slow', 'before', 1, { delayMs: 800 })
  const opening = openPayment(house, token)
  await expect.poll(async () => (await paymentsOf(business, invoiceId)).length).toBe(1)
  await resolveReturn(house, token)
  await opening
  expect(await intentsOf(business, invoiceId)).toHaveLength(1)
  expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'open' }])
})

it('cancels an intent whose response arrives after the attempt was given up', async ({ house }) => {
  // promise 4
  const { fault, invoiceId, token } = await newStory(house)
  await fault('slow', 'before', 1, { delayMs: 1500 })
  const opening = openPayment(house, token)
  await expect.poll(async () => (await paymentsOf(business, invoiceId)).length).toBe(1)
  house.clock.advance(60)
  await sweepPayments(house)
  const { clientSecret } = await opening
  const intents = await intentsOf(business, invoiceId)
  expect(intents.filter(({ status }) => status !== 'canceled').map(({ id }) => id)).toEqual([
    referenceIn(clientSecret),
  ])
})

describe('an account that changes between our check and Stripe’s', () => {
  it('closes the page when it may not charge any more', async ({ house }) => {
    // promise 74
    const { invoiceId, token } = await newStory(house)
    await business.sandbox.post(`accounts/${business.accountId}/finish-onboarding`, { outcome: 'restricted' })
    await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'PaymentAccount.NotEnabled' })
    expect(await intentsOf(business, invoiceId)).toEqual([])
    expect(await viewInvoice(house, token)).toMatchObject({ checkout: null, noCheckoutReason: 'not-enabled' })
  })

  it.for([false, true])(
    'closes the page when our access is gone, open payment: %s',
    async (hasOpen, { house }) => {
      const { token } = await newStory(house)
      if (hasOpen) await openPayment(house, token)
      await business.sandbox.post(`accounts/${business.accountId}/deauthorize`)
      // promise 157
      await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
      await hearEvents(business)
      await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'PaymentAccount.NotEnabled' })
      expect(await viewInvoice(house, token)).toMatchObject({
        checkout: null,
        noCheckoutReason: 'not-enabled',
      })
      const account = await selectPaymentAccount(house.db, business.organisationId)
      expect(account?.disconnectedAt).not.toBeNull()
    },
  )

  it('lets an invoice be paid by hand or voided after our access is gone', async ({ house }) => {
    const { invoiceId, token } = await newStory(house)
    const other = await sendBill(business)
    await openPayment(house, token)
    await openPayment(house, other.token)
    await business.sandbox.post(`accounts/${business.accountId}/deauthorize`)
    await hearEvents(business)
    const order = { id: crypto.randomUUID(), amount: '140.76', paidAt: new Date(), notes: null }
    await recordManualPayment(house, business.organisationId, invoiceId, order)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
    await voidInvoice(house, business.organisationId, other.invoiceId)
    expect(await invoiceOf(business, other.invoiceId)).toMatchObject({ status: 'Void' })
  })

  it('asks nothing more of an account that has withdrawn our access', async ({ house }) => {
    // promise 59
    const { invoiceId, token } = await newStory(house)
    await openPayment(house, token)
    await business.sandbox.post(`accounts/${business.accountId}/deauthorize`)
    await hearEvents(business)
    house.clock.advance(60)
    await sweepPayments(house)
    expect(await paymentsOf(business, invoiceId)).toMatchObject([{ state: 'cancelled', nextCheckAt: null }])
    await expectInvariants(business)
  })
})
