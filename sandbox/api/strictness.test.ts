// What the sandbox refuses, in Stripe's words: parameters, routes, keys, accounts.
import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, clientOf, failureOf, startBench } from '../testing/bench'

let bench: Bench
let stripeAccount: string

beforeAll(async () => {
  bench = await startBench()
  stripeAccount = await bench.account()
})
afterAll(() => bench.stop())

/** Sends what the types would not allow. */
const post = async (path: string, params: Record<string, string>) => {
  const answer = await fetch(bench.sandbox.url + path, {
    method: 'POST',
    headers: { authorization: 'Bearer sk_test_remitsandbox', 'stripe-account': stripeAccount },
    body: new URLSearchParams(params),
  })
  const { error } = (await answer.json()) as { error: Record<string, unknown> }
  return { status: answer.status, ...error }
}

describe('parameters', () => {
  test('an unknown one is named', async () => {
    expect(await post('/v1/payment_intents', { amount: '100', currency: 'eur', colour: 'red' })).toEqual({
      status: 400,
      type: 'invalid_request_error',
      code: 'parameter_unknown',
      message: 'Received unknown parameter: colour',
      param: 'colour',
    })
  })

  test('an unknown one is found at depth', async () => {
    const params = {
      mode: 'payment',
      success_url: 'https://remit.example/',
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'eur',
      'line_items[0][price_data][amount]': '100',
      'line_items[0][price_data][product_data][name]': 'Bread',
    }
    expect(await post('/v1/checkout/sessions', params)).toMatchObject({
      code: 'parameter_unknown',
      param: 'line_items[0][price_data][amount]',
    })
  })

  test('a missing one is named', async () => {
    expect(await post('/v1/payment_intents', { amount: '100' })).toMatchObject({
      status: 400,
      code: 'parameter_missing',
      param: 'currency',
    })
  })

  test('payment_method_types of older versions is unknown', async () => {
    const params = { amount: '100', currency: 'eur', 'payment_method_types[0]': 'card' }
    expect(await post('/v1/payment_intents', params)).toMatchObject({ param: 'payment_method_types' })
  })

  test('the ui_mode words of older versions are refused', async () => {
    const params = { mode: 'payment', ui_mode: 'embedded', return_url: 'https://remit.example/' }
    const refusal = await post('/v1/checkout/sessions', params)
    expect(refusal).toMatchObject({ status: 400, param: 'ui_mode' })
    expect(refusal).toHaveProperty(
      'message',
      'Invalid ui_mode: must be one of elements, embedded_page, form, hosted_page',
    )
  })

  test('text where a number belongs is refused', async () => {
    expect(await post('/v1/payment_intents', { amount: 'many', currency: 'eur' })).toMatchObject({
      code: 'parameter_invalid_integer',
      param: 'amount',
    })
  })

  test('metadata has limits', async () => {
    const long = { amount: '100', currency: 'eur', 'metadata[note]': 'x'.repeat(501) }
    expect(await post('/v1/payment_intents', long)).toMatchObject({ param: 'metadata[note]' })
  })
})

describe('calls', () => {
  test('an unknown route is said to be so', async () => {
    expect(await post('/v1/coffees', {})).toMatchObject({
      status: 404,
      type: 'invalid_request_error',
      message: expect.stringContaining('Unrecognized request URL (POST: /v1/coffees)'),
    })
  })

  test('a wrong key and no key are 401', async () => {
    const failure = await failureOf(clientOf(bench.sandbox.url, 'sk_test_wrong').balance.retrieve())
    expect(failure).toMatchObject({ statusCode: 401, type: 'StripeAuthenticationError' })
    expect((await fetch(`${bench.sandbox.url}/v1/balance`)).status).toBe(401)
  })

  test('an unknown account is 403 account_invalid', async () => {
    const failure = await failureOf(bench.stripe.balance.retrieve({}, { stripeAccount: 'acct_unknown' }))
    expect(failure).toMatchObject({ statusCode: 403, code: 'account_invalid' })
  })

  test('a deauthorized account is 403, until it lets the platform in again', async () => {
    const account = await bench.account()
    await bench.control(`accounts/${account}/deauthorize`, {})
    const look = () => bench.stripe.balance.retrieve({}, { stripeAccount: account })
    expect(await failureOf(look())).toMatchObject({ statusCode: 403, code: 'account_invalid' })
    expect(await failureOf(bench.stripe.accounts.retrieve(account))).toMatchObject({ statusCode: 403 })
    await bench.control(`accounts/${account}/authorize`, {})
    expect(await look()).toMatchObject({ object: 'balance' })
  })

  test('every answer has a request id and the version', async () => {
    const { lastResponse } = await bench.stripe.balance.retrieve()
    expect(lastResponse).toMatchObject({
      requestId: expect.stringMatching(/^req_/),
      apiVersion: '2026-10-28.endive',
    })
  })

  test('a path that cannot be expanded is refused', async () => {
    const { id } = await bench.stripe.paymentIntents.create(
      { amount: 100, currency: 'eur' },
      { stripeAccount },
    )
    const expanded = bench.stripe.paymentIntents.retrieve(id, { expand: ['status'] }, { stripeAccount })
    expect((await failureOf(expanded)).message).toBe('This property cannot be expanded (status).')
  })

  test('a browser may ask first whether it may ask', async () => {
    const answer = await fetch(`${bench.sandbox.url}/v1/payment_methods`, { method: 'OPTIONS' })
    expect(answer.status).toBe(204)
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    expect(answer.headers.get('access-control-allow-headers')).toContain('stripe-account')
  })

  test('the control surface answers only to this machine', async () => {
    const origin = { origin: 'https://evil.example' }
    const answer = await fetch(`${bench.sandbox.url}/_sandbox/reset`, { method: 'POST', headers: origin })
    expect(answer.status).toBe(403)
  })
})

describe('lists', () => {
  test('a customer is made, found, changed and deleted', async () => {
    const options: Stripe.RequestOptions = { stripeAccount }
    const made = await bench.stripe.customers.create(
      { email: 'ada@example.com', metadata: { a: '1' } },
      options,
    )
    const found = await bench.stripe.customers.list({ email: 'ada@example.com' }, options)
    expect(found.data).toMatchObject([{ id: made.id, metadata: { a: '1' } }])
    const changed = await bench.stripe.customers.update(
      made.id,
      { name: 'Ada', metadata: { a: '' } },
      options,
    )
    expect(changed).toMatchObject({ name: 'Ada', email: 'ada@example.com', metadata: {} })
    await bench.stripe.customers.del(made.id, {}, options)
    expect(await failureOf(bench.stripe.customers.retrieve(made.id, {}, options))).toMatchObject({
      code: 'resource_missing',
    })
  })

  test('a limit beyond 100 and an unknown cursor are refused', async () => {
    expect(await failureOf(bench.stripe.charges.list({ limit: 101 }))).toMatchObject({ param: 'limit' })
    expect(await failureOf(bench.stripe.charges.list({ starting_after: 'ch_x' }))).toMatchObject({
      code: 'resource_missing',
    })
  })

  test('a domain of wallets is registered once', async () => {
    const register = () =>
      bench.stripe.paymentMethodDomains.create({ domain_name: 'pay.example' }, { stripeAccount })
    const [one, two] = [await register(), await register()]
    expect(two.id).toBe(one.id)
    expect(one).toMatchObject({ apple_pay: { status: 'active' }, enabled: true })
    expect(await bench.stripe.paymentMethodDomains.validate(one.id, {}, { stripeAccount })).toMatchObject({
      google_pay: { status: 'active' },
    })
  })
})
