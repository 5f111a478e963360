// Keys other than the platform's: each is an account of its own, which knows nothing of the platform nor of the others.
import Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Bench,
  browserPost,
  clientOf,
  eventually,
  failureOf,
  type Receiver,
  startBench,
  startReceiver,
} from '../testing/bench'

let bench: Bench
let receiver: Receiver
let one: Stripe
let other: Stripe

beforeAll(async () => {
  receiver = await startReceiver()
  bench = await startBench({
    platformWebhook: { url: `${receiver.url}/platform`, secret: 'whsec_platform' },
    connectWebhook: { url: `${receiver.url}/connect`, secret: 'whsec_connect' },
  })
  one = clientOf(bench.sandbox.url, 'sk_test_connection_one')
  other = clientOf(bench.sandbox.url, 'sk_test_connection_two')
})
afterAll(async () => {
  await bench.stop()
  await receiver.stop()
})

const openSession = (stripe: Stripe) =>
  stripe.checkout.sessions.create({
    mode: 'payment',
    ui_mode: 'hosted_page',
    success_url: 'https://shop.example/thanks',
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'aud', unit_amount: 14_076, product_data: { name: 'Chair' } },
      },
    ],
  })

describe('a key of its own', () => {
  test('is an account, the same one each time', async () => {
    const account = await one.accounts.retrieveCurrent()
    expect(account).toMatchObject({ id: expect.stringMatching(/^acct_1RemitOwn/), charges_enabled: true })
    expect(await one.accounts.retrieve(account.id)).toMatchObject({ id: account.id })
    expect((await other.accounts.retrieveCurrent()).id).not.toBe(account.id)
  })

  test('sees neither the objects of others nor the platform', async () => {
    const stripeAccount = await bench.account()
    const { id } = await openSession(one)
    for (const stranger of [other, bench.stripe])
      expect(await failureOf(stranger.checkout.sessions.retrieve(id))).toMatchObject({ statusCode: 404 })
    expect(await failureOf(one.balance.retrieve({}, { stripeAccount }))).toMatchObject({
      statusCode: 403,
      code: 'account_invalid',
    })
    const { id: own } = await one.accounts.retrieveCurrent()
    expect(await failureOf(bench.stripe.balance.retrieve({}, { stripeAccount: own }))).toMatchObject({
      statusCode: 403,
    })
    expect((await failureOf(one.accounts.list())).message).toMatch(/Connect/)
    expect(
      (await failureOf(one.accountLinks.create({ account: own, type: 'account_onboarding' }))).message,
    ).toMatch(/Connect/)
  })

  test('pays no fee to a platform, and its charges are nobody’s but its own', async () => {
    const fee = one.paymentIntents.create({ amount: 5000, currency: 'eur', application_fee_amount: 50 })
    expect((await failureOf(fee)).message).toMatch(/application_fee_amount/)
    const intent = await one.paymentIntents.create({ amount: 5000, currency: 'eur' })
    expect(intent.application).toBeNull()
    await bench.control(`payment_intents/${intent.id}/pay`, {})
    expect((await one.charges.list()).data).toHaveLength(1)
  })

  test('that was revoked, or is none, is refused', async () => {
    for (const key of ['sk_test_revoked_connection', 'sk_test_short', 'sk_live_connection_one'])
      expect(await failureOf(clientOf(bench.sandbox.url, key).balance.retrieve())).toMatchObject({
        statusCode: 401,
      })
  })

  test('keeps idempotency keys of its own', async () => {
    const idempotencyKey = 'the same for both'
    const [mine, theirs] = await Promise.all(
      [one, other].map((stripe) => stripe.customers.create({ name: 'A' }, { idempotencyKey })),
    )
    expect(mine?.id).not.toBe(theirs?.id)
  })
})

describe('its webhook endpoint', () => {
  test('hears of its account alone, signed with the secret that was said once', async () => {
    const endpoint = await one.webhookEndpoints.create({
      url: `${receiver.url}/one`,
      enabled_events: ['checkout.session.completed'],
    })
    expect(await failureOf(other.webhookEndpoints.retrieve(endpoint.id))).toMatchObject({ statusCode: 404 })
    receiver.received.length = 0
    const { id } = await openSession(one)
    const { id: theirs } = await openSession(other)
    await bench.control(`checkout_sessions/${theirs}/pay`, {})
    await bench.control(`checkout_sessions/${id}/pay`, {})
    const [heard] = await eventually(() => receiver.received.length > 0 && receiver.received)
    if (!heard) throw new Error('nothing was heard')
    const event = Stripe.webhooks.constructEvent(heard.payload, heard.signature, endpoint.secret ?? '')
    expect([heard.path, event.account, event.type]).toEqual(['/one', undefined, 'checkout.session.completed'])
    expect(event.data.object).toMatchObject({ id })
    await bench.control('webhooks/flush', {})
    expect(receiver.received).toHaveLength(1)
  })
})

test('its hosted page pays with a key that is good for that account only', async () => {
  const { id, url } = await openSession(one)
  const page = await (await fetch(url ?? '')).text()
  const key = /data-key="([^"]+)"/.exec(page)?.[1] ?? ''
  const { id: account } = await one.accounts.retrieveCurrent()
  expect(key).toBe(`pk_test_hosted_${account}`)
  const post = async (path: string, params: Record<string, string>) =>
    browserPost(bench.sandbox.url, path, { ...params, _stripe_account: account }, key)
  const method = await post('/v1/payment_methods', {
    type: 'card',
    'card[number]': '4242424242424242',
    'card[exp_month]': '12',
    'card[exp_year]': '40',
    'card[cvc]': '123',
  })
  expect(method.status).toBe(200)
  const paid = await fetch(`${bench.sandbox.url}/c/api/${id}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'stripe-account': account },
    body: new URLSearchParams({ payment_method: String(method.body.id) }),
  })
  expect(paid.status).toBe(200)
  expect((await one.checkout.sessions.retrieve(id)).payment_status).toBe('paid')
})
