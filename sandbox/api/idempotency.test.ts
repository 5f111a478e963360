// Idempotency-Key as Stripe keeps it, and answers that get lost on the way.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Bench, browserPost, clientOf, eventually, failureOf, startBench } from '../testing/bench'

let bench: Bench
let stripeAccount: string
let count = 0

beforeAll(async () => {
  bench = await startBench()
  stripeAccount = await bench.account()
})
afterAll(() => bench.stop())
beforeEach(() => {
  count += 1
})

const eur = { amount: 5000, currency: 'eur' }
const key = () => `attempt-${count}`
const create = (params: object = {}, idempotencyKey = key()) =>
  bench.stripe.paymentIntents.create({ ...eur, ...params }, { stripeAccount, idempotencyKey })
const countIntents = async () => {
  const { data } = await bench.control<{ data: unknown[] }>(
    `objects?type=payment_intent&account=${stripeAccount}`,
  )
  return data.length
}

describe('a key', () => {
  test('makes one object, and says when an answer is repeated', async () => {
    const before = await countIntents()
    const first = await create()
    const second = await create()
    expect(second.id).toBe(first.id)
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()
    expect(await countIntents()).toBe(before + 1)
  })

  test('with other parameters is an error', async () => {
    await create()
    const failure = await failureOf(create({ amount: 6000 }))
    expect(failure).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 })
  })

  test('is one account’s own', async () => {
    const first = await create()
    const other = await bench.account()
    const second = await bench.stripe.paymentIntents.create(eur, {
      stripeAccount: other,
      idempotencyKey: key(),
    })
    expect(second.id).not.toBe(first.id)
  })

  test('is forgotten after a day by the sandbox clock', async () => {
    const first = await create()
    await bench.control('clock', { advanceSeconds: 24 * 3600 - 60 })
    expect((await create()).id).toBe(first.id)
    await bench.control('clock', { advanceSeconds: 61 })
    expect((await create()).id).not.toBe(first.id)
  })

  test('of 256 characters is refused', async () => {
    expect(await failureOf(create({}, 'k'.repeat(256)))).toMatchObject({ statusCode: 400 })
    expect(await create({}, 'k'.repeat(255))).toMatchObject({ object: 'payment_intent' })
  })

  test('is not burnt by a refused parameter', async () => {
    expect(await failureOf(create({ amount: 1 }))).toMatchObject({ code: 'amount_too_small' })
    expect(await create()).toMatchObject({ amount: 5000 })
  })

  test('keeps a decline', async () => {
    const intent = await create()
    const confirm = () =>
      bench.stripe.paymentIntents.confirm(
        intent.id,
        { payment_method: 'pm_card_chargeDeclined', return_url: 'https://remit.example' },
        { stripeAccount, idempotencyKey: `${key()}-confirm` },
      )
    const first = await failureOf(confirm())
    const second = await failureOf(confirm())
    expect(second.charge).toBe(first.charge)
    expect(second.headers?.['idempotent-replayed']).toBe('true')
  })

  test('in use is a conflict that is not kept', async () => {
    await bench.control('faults', { method: 'POST', path: '/v1/payment_intents', kind: 'slow', delayMs: 300 })
    const slow = create()
    await eventually(async () => {
      const { data } = await bench.control<{ data: { fault: string | null; idempotencyKey: string }[] }>(
        'requests',
      )
      return data.some((one) => one.idempotencyKey === key() && one.fault === 'before slow')
    })
    expect(await failureOf(create())).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
    const { id } = await slow
    expect((await create()).id).toBe(id)
  })
})

describe('faults', () => {
  const fault = (more: object) =>
    bench.control('faults', { method: 'POST', path: '/v1/payment_intents', ...more })

  test('an answer lost after the effect is found again under the same key', async () => {
    const before = await countIntents()
    // The client repeats once by itself when a connection is closed, so two answers must get lost.
    await fault({ when: 'after', kind: 'drop', times: 2 })
    expect(await failureOf(create())).toMatchObject({ type: 'StripeConnectionError' })
    expect(await countIntents()).toBe(before + 1)
    const again = await create()
    expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
    expect(await countIntents()).toBe(before + 1)
  })

  test('a 500 after the effect is kept under the key', async () => {
    const before = await countIntents()
    await fault({ when: 'after', kind: '500' })
    expect(await failureOf(create())).toMatchObject({ statusCode: 500, type: 'StripeAPIError' })
    const again = await failureOf(create())
    expect(again.statusCode).toBe(500)
    expect(again.headers?.['idempotent-replayed']).toBe('true')
    expect(await countIntents()).toBe(before + 1)
  })

  test.each([['429'], ['500'], ['503']])('a %s before the effect leaves nothing behind', async (kind) => {
    const before = await countIntents()
    await fault({ kind })
    expect(await failureOf(create())).toMatchObject({ statusCode: Number(kind) })
    expect(await countIntents()).toBe(before)
    expect(await create()).toMatchObject({ amount: 5000 })
  })

  test('a connection is dropped before the effect', async () => {
    const before = await countIntents()
    await fault({ kind: 'drop', times: 2 })
    expect(await failureOf(create())).toMatchObject({ type: 'StripeConnectionError' })
    expect(await countIntents()).toBe(before)
  })

  test('a call times out', async () => {
    await bench.control('faults', { method: 'GET', path: '/v1/payment_intents/*', kind: 'timeout' })
    const { id } = await create()
    const slow = bench.stripe.paymentIntents.retrieve(id, {}, { stripeAccount, timeout: 200 })
    expect(await failureOf(slow)).toMatchObject({ type: 'StripeConnectionError' })
  })

  test('the client’s own retry gets through', async () => {
    await fault({ kind: '503' })
    const patient = clientOf(bench.sandbox.url, undefined, 2)
    expect(await patient.paymentIntents.create(eur, { stripeAccount })).toMatchObject({ amount: 5000 })
  })

  test('concern one account and path only, and can be taken back', async () => {
    await fault({ account: 'acct_other', kind: '500' })
    expect(await create()).toMatchObject({ amount: 5000 })
    await fetch(`${bench.sandbox.url}/_sandbox/faults`, { method: 'DELETE' })
    expect(await bench.control('faults')).toEqual({ data: [] })
  })
})

test('the request log tells what was asked, without card numbers', async () => {
  await fetch(`${bench.sandbox.url}/_sandbox/requests`, { method: 'DELETE' })
  await create()
  await create()
  await browserPost(bench.sandbox.url, '/v1/payment_methods', {
    type: 'card',
    'card[number]': '4242424242424242',
  })
  const { data } = await bench.control<{ data: object[] }>('requests')
  const logged = { method: 'POST', path: '/v1/payment_intents', account: stripeAccount, status: 200 }
  expect(data).toMatchObject([
    { ...logged, idempotencyKey: key(), replayed: false, params: { amount: '5000' } },
    { ...logged, replayed: true },
    { caller: 'browser', params: { card: { number: '…4242' } } },
  ])
})
