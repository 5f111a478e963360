// A means that is saved without a payment: by a card, after the bank's question, or by a mandate; and charged later.
import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, browserPost, failureOf, startBench } from '../testing/bench'

let bench: Bench
let stripeAccount: string

beforeAll(async () => {
  bench = await startBench()
  stripeAccount = await bench.account()
})
afterAll(() => bench.stop())

const customer = async () => (await bench.stripe.customers.create({}, { stripeAccount })).id
const create = (params: Stripe.SetupIntentCreateParams = {}) =>
  bench.stripe.setupIntents.create(params, { stripeAccount })
const confirm = (id: string, params: Stripe.SetupIntentConfirmParams) =>
  bench.stripe.setupIntents.confirm(
    id,
    { return_url: 'https://remit.example/', ...params },
    { stripeAccount },
  )
const charge = (whose: { customer: string; payment_method: string }) =>
  bench.stripe.paymentIntents.create(
    { ...whose, amount: 5000, currency: 'eur', confirm: true, off_session: true },
    { stripeAccount },
  )
const eventsOf = async (id: string) => {
  const { data } = await bench.stripe.events.list({ limit: 100 }, { stripeAccount })
  return data
    .filter(({ data: { object } }) => 'id' in object && object.id === id)
    .map(({ type }) => type)
    .reverse()
}
const acceptance = { customer_acceptance: { type: 'offline' as const, offline: {} } }

describe('a card', () => {
  test('is saved for its customer, told of, and charged without its owner', async () => {
    const who = await customer()
    const { id, status, client_secret } = await create({ customer: who, metadata: { order: '7' } })
    expect([id, status]).toEqual([expect.stringMatching(/^seti_1/), 'requires_payment_method'])
    expect(client_secret).toContain(`${id}_secret_`)
    const done = await confirm(id, { payment_method: 'pm_card_visa', expand: ['payment_method'] })
    expect(done).toMatchObject({
      ...{ status: 'succeeded', usage: 'off_session', mandate: null, metadata: { order: '7' } },
      payment_method: { type: 'card', customer: who },
    })
    expect(await eventsOf(id)).toEqual(['setup_intent.created', 'setup_intent.succeeded'])
    const method = typeof done.payment_method === 'object' ? String(done.payment_method?.id) : ''
    expect(await charge({ customer: who, payment_method: method })).toMatchObject({ status: 'succeeded' })
  })

  test.each([
    ['succeed', 'succeeded', ['setup_intent.requires_action', 'setup_intent.succeeded']],
    ['fail', 'requires_payment_method', ['setup_intent.requires_action', 'setup_intent.setup_failed']],
  ])('whose bank asks: %s', async (outcome, status, told) => {
    const who = await customer()
    const { id } = await create({ customer: who })
    const asked = await confirm(id, { payment_method: 'pm_card_authenticationRequiredOnSetup' })
    expect(asked).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
    await bench.control(`setup_intents/${id}/authenticate`, { outcome })
    const after = await bench.stripe.setupIntents.retrieve(id, {}, { stripeAccount })
    expect(after.status).toBe(status)
    expect((await eventsOf(id)).slice(1)).toEqual(told)
    if (outcome === 'fail')
      expect(after.last_setup_error).toMatchObject({ code: 'setup_intent_authentication_failure' })
    else
      expect(await charge({ customer: who, payment_method: String(after.payment_method) })).toMatchObject({
        status: 'succeeded',
      })
  })

  test('that is declined leaves the intent open, and says why', async () => {
    const { id } = await create({ customer: await customer() })
    const failure = await failureOf(confirm(id, { payment_method: 'pm_card_chargeDeclinedLostCard' }))
    expect(failure).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'lost_card' })
    expect(failure.setup_intent).toMatchObject({ id, status: 'requires_payment_method' })
    expect(await eventsOf(id)).toEqual(['setup_intent.created', 'setup_intent.setup_failed'])
    expect(await confirm(id, { payment_method: 'pm_card_visa' })).toMatchObject({ status: 'succeeded' })
  })

  test('may be saved, and declined once it is charged', async () => {
    const who = await customer()
    const { payment_method } = await create({
      ...{ customer: who, confirm: true, payment_method: 'pm_card_chargeCustomerFail' },
      return_url: 'https://remit.example/',
    })
    const failure = await failureOf(charge({ customer: who, payment_method: String(payment_method) }))
    expect(failure).toMatchObject({ decline_code: 'generic_decline' })
  })
})

describe('a bank account', () => {
  test('is saved with a mandate for many debits, which its owner has accepted', async () => {
    const who = await customer()
    const { id } = await create({ customer: who })
    expect(await failureOf(confirm(id, { payment_method: 'pm_sepa_debit' }))).toMatchObject({
      param: 'mandate_data',
    })
    const done = await confirm(id, { payment_method: 'pm_sepa_debit', mandate_data: acceptance })
    const mandate = await bench.stripe.mandates.retrieve(String(done.mandate), {}, { stripeAccount })
    expect(mandate).toMatchObject({
      status: 'active',
      type: 'multi_use',
      payment_method: done.payment_method,
    })
    const debit = await charge({ customer: who, payment_method: String(done.payment_method) })
    expect(debit).toMatchObject({ status: 'processing' })
  })
})

test('a browser with the secret confirms it, and is shown no more than it needs', async () => {
  const { id, client_secret } = await create({ customer: await customer() })
  const post = (secret: string) =>
    browserPost(bench.sandbox.url, `/v1/setup_intents/${id}/confirm`, {
      ...{ client_secret: secret, payment_method: 'pm_card_visa', use_stripe_sdk: 'true' },
      _stripe_account: stripeAccount,
    })
  expect(await post(`${id}_secret_wrong`)).toMatchObject({
    status: 400,
    body: { error: { code: 'setup_intent_invalid_parameter' } },
  })
  const { body } = await post(String(client_secret))
  expect(body).toMatchObject({ id, status: 'succeeded' })
  expect(body).not.toHaveProperty('customer')
})

test('one that was cancelled, or has succeeded, is confirmed and cancelled no more', async () => {
  const { id } = await create()
  const canceled = await bench.stripe.setupIntents.cancel(
    id,
    { cancellation_reason: 'abandoned' },
    { stripeAccount },
  )
  expect(canceled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
  expect(await failureOf(confirm(id, { payment_method: 'pm_card_visa' }))).toMatchObject({
    ...{ statusCode: 400, code: 'setup_intent_unexpected_state' },
  })
  const done = await create()
  await confirm(done.id, { payment_method: 'pm_card_visa' })
  const again = bench.stripe.setupIntents.cancel(done.id, {}, { stripeAccount })
  expect(await failureOf(again)).toMatchObject({ code: 'setup_intent_unexpected_state' })
})

test.each<[string, Stripe.SetupIntentCreateParams]>([
  ['return_url', { return_url: 'https://remit.example/' }],
  ['mandate_data', { payment_method: 'pm_sepa_debit', mandate_data: acceptance }],
  ['single_use', { single_use: { amount: 100, currency: 'eur' } }],
  ['return_url', { confirm: true, payment_method: 'pm_card_visa' }],
])('%s is refused: %j', async (param, params) => {
  expect(await failureOf(create(params))).toMatchObject({ statusCode: 400, param })
})
