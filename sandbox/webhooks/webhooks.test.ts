// Events reach their endpoints: signed, in order, again after failures, and mischievously when asked.
import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, eventually, type Receiver, startBench, startReceiver } from '../testing/bench'

const secret = 'whsec_connect'
const calm = { drop: 0, duplicate: 0, shuffle: 0, delayMs: 0, paused: false }
let bench: Bench
let receiver: Receiver
let stripeAccount: string

beforeAll(async () => {
  receiver = await startReceiver()
  bench = await startBench({
    connectWebhook: { url: `${receiver.url}/connect`, secret },
    platformWebhook: { url: `${receiver.url}/platform`, secret: 'whsec_platform' },
  })
  stripeAccount = await bench.account()
})
afterAll(async () => {
  await bench.stop()
  await receiver.stop()
})
afterEach(() => bench.control('webhooks', calm))

const settled = async () => {
  await eventually(async () => (await bench.control<{ waiting: number }>('webhooks')).waiting === 0)
}
const fresh = async () => {
  await settled()
  receiver.received.length = 0
}
const payOne = async () => {
  const intent = await bench.stripe.paymentIntents.create(
    { amount: 5000, currency: 'eur', application_fee_amount: 50 },
    { stripeAccount },
  )
  await bench.control(`payment_intents/${intent.id}/pay`, {})
  return intent.id
}
const typesAt = (path: string) =>
  receiver.received
    .filter((one) => one.path === path)
    .map((one) => (JSON.parse(one.payload) as { type: string }).type)

describe('deliveries', () => {
  test('come signed, in order, each to its endpoint', async () => {
    await fresh()
    await payOne()
    await settled()
    expect(typesAt('/connect')).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
    ])
    expect(typesAt('/platform')).toEqual(['application_fee.created'])
    for (const { path, payload, signature } of receiver.received) {
      const key = path === '/connect' ? secret : 'whsec_platform'
      const event = Stripe.webhooks.constructEvent(payload, signature, key)
      expect(event).toMatchObject({ livemode: false, api_version: '2026-10-28.endive', object: 'event' })
      expect(event.account).toBe(path === '/connect' ? stripeAccount : undefined)
      expect(() => Stripe.webhooks.constructEvent(payload, signature, 'whsec_other')).toThrow()
    }
  })

  test('name the request and the key that caused them', async () => {
    const intent = await bench.stripe.paymentIntents.create(
      { amount: 5000, currency: 'eur' },
      { stripeAccount, idempotencyKey: 'cause-1' },
    )
    const { data } = await bench.stripe.events.list(
      { type: 'payment_intent.created', limit: 1 },
      { stripeAccount },
    )
    expect(data[0]).toMatchObject({
      data: { object: { id: intent.id } },
      request: { id: intent.lastResponse.requestId, idempotency_key: 'cause-1' },
    })
  })

  test('are repeated until they are taken', async () => {
    await fresh()
    receiver.answers.push(500)
    await bench.stripe.paymentIntents.create({ amount: 5000, currency: 'eur' }, { stripeAccount })
    await settled()
    const [first, second] = receiver.received
    expect(receiver.received).toHaveLength(2)
    expect(second?.payload).toBe(first?.payload)
  })

  test('wait while paused and go out when flushed', async () => {
    await fresh()
    await bench.control('webhooks', { paused: true })
    await payOne()
    expect(receiver.received).toHaveLength(0)
    expect(await bench.control('webhooks/flush', {})).toEqual({ waiting: 0 })
    expect(receiver.received).toHaveLength(4)
  })

  test('can be dropped, and are found in the list of events', async () => {
    await fresh()
    await bench.control('webhooks', { drop: 1, seed: 7 })
    const id = await payOne()
    await settled()
    expect(receiver.received).toHaveLength(0)
    const { data } = await bench.stripe.events.list(
      { types: ['payment_intent.succeeded'] },
      { stripeAccount },
    )
    expect(data[0]?.data.object).toMatchObject({ id })
    const event = String(data[0]?.id)
    await bench.control('webhooks', calm)
    await bench.control(`events/${event}/resend`, {})
    await settled()
    expect(receiver.received.map((one) => JSON.parse(one.payload).id)).toEqual([event])
  })

  test('can come twice', async () => {
    await fresh()
    await bench.control('webhooks', { duplicate: 1 })
    await payOne()
    await eventually(() => receiver.received.length === 8)
  })

  test('can come out of order, the same way for the same seed', async () => {
    const orderFor = async (seed: number) => {
      await fresh()
      await bench.control('webhooks', { shuffle: 6, seed })
      await payOne()
      await payOne()
      await settled()
      return typesAt('/connect')
    }
    const orders = [await orderFor(3), await orderFor(3)]
    expect(orders[0]).toHaveLength(6)
    expect(orders[1]).toEqual(orders[0])
  })
})

describe('webhook_endpoints', () => {
  test('made by the API hear what they asked for', async () => {
    const endpoint = await bench.stripe.webhookEndpoints.create({
      url: `${receiver.url}/made`,
      enabled_events: ['payment_intent.succeeded'],
      connect: true,
    })
    await payOne()
    await settled()
    const [one, ...others] = receiver.received.filter(({ path }) => path === '/made')
    expect(others).toEqual([])
    const event = Stripe.webhooks.constructEvent(
      one?.payload ?? '',
      one?.signature ?? '',
      endpoint.secret ?? '',
    )
    expect(event.type).toBe('payment_intent.succeeded')
    expect(await bench.stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret')
    await bench.stripe.webhookEndpoints.del(endpoint.id)
  })
})

test('deauthorizing tells the platform, which then has no access', async () => {
  const account = await bench.account()
  await fresh()
  await bench.control(`accounts/${account}/deauthorize`, {})
  await settled()
  expect(receiver.received.map((one) => JSON.parse(one.payload))).toMatchObject([
    { type: 'account.application.deauthorized', account },
  ])
})
