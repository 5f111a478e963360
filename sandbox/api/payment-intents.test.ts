// Payment intents through the real client: success, declines, challenges, debits, and what is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, browserPost, failureOf, startBench } from '../testing/bench'

let bench: Bench
let stripeAccount: string

beforeAll(async () => {
  bench = await startBench()
  stripeAccount = await bench.account()
})
afterAll(() => bench.stop())

const eur = { amount: 14076, currency: 'eur' }
const create = (more: object = {}) =>
  bench.stripe.paymentIntents.create({ ...eur, ...more }, { stripeAccount })
const retrieve = (id: string, expand: string[] = []) =>
  bench.stripe.paymentIntents.retrieve(id, { expand }, { stripeAccount })
const pay = (id: string, payment_method: string) =>
  bench.control<{ status: string }>(`payment_intents/${id}/pay`, { payment_method })

describe('a direct charge', () => {
  test('takes the amount on the connected account and the fee on the platform', async () => {
    const intent = await create({ application_fee_amount: 352, metadata: { invoice: 'inv_1' } })
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      livemode: false,
      payment_method_types: ['card', 'link', 'sepa_debit'],
      automatic_payment_methods: { enabled: true },
    })
    await pay(intent.id, 'pm_card_visa')
    const paid = await retrieve(intent.id, ['latest_charge.balance_transaction'])
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 14076 })
    const charge = paid.latest_charge
    if (typeof charge !== 'object' || charge === null) throw new Error('latest_charge was not expanded')
    expect(charge).toMatchObject({
      paid: true,
      captured: true,
      application_fee_amount: 352,
      metadata: { invoice: 'inv_1' },
      payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
      outcome: { risk_level: 'normal' },
      balance_transaction: { amount: 14076, fee: 438 + 352, net: 14076 - 438 - 352, type: 'charge' },
    })
    const fees = await bench.stripe.applicationFees.list({ charge: charge.id })
    expect(fees.data).toMatchObject([{ amount: 352, account: stripeAccount, charge: charge.id }])
  })

  test('is unknown to the platform and to other accounts', async () => {
    const intent = await create()
    const other = await bench.account()
    for (const options of [{}, { stripeAccount: other }]) {
      const failure = await failureOf(bench.stripe.paymentIntents.retrieve(intent.id, {}, options))
      expect(failure).toMatchObject({
        statusCode: 404,
        code: 'resource_missing',
        message: `No such payment_intent: '${intent.id}'`,
      })
    }
  })

  test('is refused while charges are off', async () => {
    const { id } = await bench.stripe.accounts.create({ country: 'FR' })
    const failure = await failureOf(bench.stripe.paymentIntents.create(eur, { stripeAccount: id }))
    expect(failure).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError' })
    expect(failure.message).toContain('cannot currently make charges')
  })
})

describe('amounts', () => {
  test.each([
    [49, 'usd', 'amount_too_small'],
    [49, 'jpy', 'amount_too_small'],
    [100_000_000, 'usd', 'amount_too_large'],
    [5124, 'kwd', 'invalid_amount'],
    [150, 'isk', 'invalid_amount'],
    [150, 'ugx', 'invalid_amount'],
    [10.5, 'usd', 'parameter_invalid_integer'],
  ])('%d %s is refused as %s', async (amount, currency, code) => {
    expect(await failureOf(create({ amount, currency }))).toMatchObject({ statusCode: 400, code })
  })

  test.each([
    [50, 'usd'],
    [50, 'jpy'],
    [99_999_999, 'usd'],
    [5120, 'kwd'],
    [15_000, 'isk'],
  ])('%d %s is taken', async (amount, currency) => {
    expect(await create({ amount, currency })).toMatchObject({ amount, currency })
  })

  test('an unknown currency is refused', async () => {
    expect((await failureOf(create({ currency: 'xyz' }))).message).toContain('Invalid currency: xyz')
  })

  test('the application fee is positive, at most the amount, and only on connected accounts', async () => {
    expect(await failureOf(create({ application_fee_amount: 14077 }))).toMatchObject({ statusCode: 400 })
    expect(await failureOf(create({ application_fee_amount: 0 }))).toMatchObject({ statusCode: 400 })
    const onPlatform = bench.stripe.paymentIntents.create({ ...eur, application_fee_amount: 10 })
    expect(await failureOf(onPlatform)).toMatchObject({ param: 'application_fee_amount' })
  })
})

describe('cards', () => {
  test.each([
    ['pm_card_chargeDeclined', 'card_declined', 'generic_decline', 'Your card was declined.'],
    [
      'pm_card_chargeDeclinedInsufficientFunds',
      'card_declined',
      'insufficient_funds',
      'Your card has insufficient funds.',
    ],
    ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card', 'Your card has expired.'],
  ])('%s is declined, and the intent can be paid by another', async (method, code, decline, message) => {
    const intent = await create()
    const failure = await failureOf(
      bench.stripe.paymentIntents.confirm(
        intent.id,
        { payment_method: method, return_url: 'https://remit.example/return' },
        { stripeAccount },
      ),
    )
    expect(failure).toMatchObject({ type: 'StripeCardError', statusCode: 402, code, message })
    expect(failure.decline_code).toBe(decline)
    expect(await retrieve(intent.id, ['latest_charge'])).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code, decline_code: decline, message },
      latest_charge: { status: 'failed', paid: false },
    })
    await pay(intent.id, 'pm_card_mastercard')
    expect(await retrieve(intent.id)).toMatchObject({ status: 'succeeded', last_payment_error: null })
  })

  test('a challenge that is completed pays', async () => {
    const intent = await create()
    const waiting = await bench.stripe.paymentIntents.confirm(
      intent.id,
      { payment_method: 'pm_card_authenticationRequired', return_url: 'https://remit.example/return' },
      { stripeAccount },
    )
    expect(waiting).toMatchObject({
      status: 'requires_action',
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: { return_url: 'https://remit.example/return' },
      },
    })
    await bench.control(`payment_intents/${intent.id}/authenticate`, { outcome: 'succeed' })
    expect(await retrieve(intent.id, ['latest_charge'])).toMatchObject({
      status: 'succeeded',
      next_action: null,
      latest_charge: { payment_method_details: { card: { three_d_secure: { result: 'authenticated' } } } },
    })
  })

  test('a challenge that is failed leaves the intent payable', async () => {
    const intent = await create()
    await pay(intent.id, 'pm_card_authenticationRequired')
    await bench.control(`payment_intents/${intent.id}/authenticate`, { outcome: 'fail' })
    expect(await retrieve(intent.id)).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_authentication_failure' },
    })
  })
})

describe('bank debits', () => {
  test('a debit is processing until the bank answers', async () => {
    const intent = await create()
    expect(await pay(intent.id, 'pm_sepa_debit')).toMatchObject({ status: 'processing' })
    expect(await retrieve(intent.id, ['latest_charge'])).toMatchObject({
      processing: { type: 'sepa_debit' },
      latest_charge: { status: 'pending', balance_transaction: null },
    })
    expect(
      await failureOf(bench.stripe.paymentIntents.cancel(intent.id, {}, { stripeAccount })),
    ).toMatchObject({
      code: 'payment_intent_unexpected_state',
    })
    await bench.control(`payment_intents/${intent.id}/settle`, {})
    expect(await retrieve(intent.id)).toMatchObject({ status: 'succeeded', amount_received: 14076 })
  })

  test('a returned debit makes the intent payable again', async () => {
    const intent = await create({ currency: 'usd' })
    await pay(intent.id, 'pm_usBankAccount')
    await bench.control(`payment_intents/${intent.id}/fail`, {})
    expect(await retrieve(intent.id, ['latest_charge'])).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code: 'payment_intent_payment_attempt_failed' },
      latest_charge: { status: 'failed' },
    })
  })

  test('a debit of another currency does not fit', async () => {
    const intent = await create({ currency: 'jpy' })
    await expect(pay(intent.id, 'pm_sepa_debit')).rejects.toThrow('not allowed for this PaymentIntent')
  })
})

describe('states', () => {
  test('the amount and fee change before confirmation, not after', async () => {
    const intent = await create({ application_fee_amount: 100 })
    const changed = await bench.stripe.paymentIntents.update(
      intent.id,
      { amount: 20_000, application_fee_amount: 500 },
      { stripeAccount },
    )
    expect(changed).toMatchObject({ amount: 20_000, application_fee_amount: 500 })
    await pay(intent.id, 'pm_card_visa')
    const late = bench.stripe.paymentIntents.update(intent.id, { amount: 1000 }, { stripeAccount })
    const failure = await failureOf(late)
    expect(failure.code).toBe('payment_intent_unexpected_state')
    expect(failure.payment_intent).toMatchObject({ id: intent.id, status: 'succeeded' })
  })

  test('a cancelled intent can neither be paid nor cancelled again', async () => {
    const intent = await create()
    const cancelled = await bench.stripe.paymentIntents.cancel(
      intent.id,
      { cancellation_reason: 'abandoned' },
      { stripeAccount },
    )
    expect(cancelled).toMatchObject({ status: 'canceled', cancellation_reason: 'abandoned' })
    await expect(pay(intent.id, 'pm_card_visa')).rejects.toThrow('status of canceled')
    const again = bench.stripe.paymentIntents.cancel(intent.id, {}, { stripeAccount })
    expect(await failureOf(again)).toMatchObject({ code: 'payment_intent_unexpected_state' })
  })

  test('intents are listed newest first, by time and by cursor', async () => {
    const account = await bench.account()
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await bench.stripe.paymentIntents.create(eur, { stripeAccount: account })).id)
    }
    const first = await bench.stripe.paymentIntents.list({ limit: 2 }, { stripeAccount: account })
    expect(first).toMatchObject({ has_more: true, data: [{ id: ids[0] }, { id: ids[1] }] })
    const all: string[] = []
    for await (const intent of bench.stripe.paymentIntents.list({ limit: 2 }, { stripeAccount: account })) {
      all.push(intent.id)
    }
    expect(all).toEqual(ids)
    const later = { created: { gt: Math.floor(Date.now() / 1000) + 60 } }
    expect((await bench.stripe.paymentIntents.list(later, { stripeAccount: account })).data).toEqual([])
  })
})

describe('a browser', () => {
  const post = (path: string, params: Record<string, string>) => browserPost(bench.sandbox.url, path, params)

  test('pays with a card of its own, as Stripe.js does', async () => {
    const intent = await create()
    const method = await post('/v1/payment_methods', {
      type: 'card',
      'card[number]': '4242424242424242',
      'card[exp_month]': '12',
      'card[exp_year]': '34',
      'card[cvc]': '123',
      _stripe_account: stripeAccount,
    })
    expect(method.body).toMatchObject({ object: 'payment_method', card: { last4: '4242' } })
    const paid = await post(`/v1/payment_intents/${intent.id}/confirm`, {
      client_secret: String(intent.client_secret),
      payment_method: String(method.body.id),
      return_url: 'https://remit.example/return',
      _stripe_account: stripeAccount,
    })
    expect(paid).toMatchObject({ status: 200, body: { status: 'succeeded' } })
    expect(paid.body).not.toHaveProperty('metadata')
    expect(paid.body).not.toHaveProperty('application_fee_amount')
  })

  test('needs the client secret and the account', async () => {
    const intent = await create()
    const path = `/v1/payment_intents/${intent.id}/confirm`
    const secret = String(intent.client_secret)
    const wrong = await post(path, { client_secret: 'pi_x_secret_y', _stripe_account: stripeAccount })
    expect(wrong.body).toMatchObject({ error: { code: 'payment_intent_invalid_parameter' } })
    const without = await post(path, { client_secret: secret })
    expect(without).toMatchObject({
      status: 404,
      body: { error: { message: `No such payment_intent: '${intent.id}'` } },
    })
  })

  test('cannot do what only the platform may', async () => {
    const refused = await post('/v1/payment_intents', { amount: '100', currency: 'eur' })
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'secret_key_required' } } })
  })

  test('is told when a card number is wrong', async () => {
    const refused = await post('/v1/payment_methods', { type: 'card', 'card[number]': '4242424242424241' })
    expect(refused).toMatchObject({ status: 402, body: { error: { code: 'incorrect_number' } } })
  })
})

test.each<[string, object]>([
  ['statement_descriptor_suffix', { statement_descriptor_suffix: 'INV<1>' }],
  ['statement_descriptor_suffix', { statement_descriptor_suffix: 'INV"1' }],
  ['statement_descriptor_suffix', { statement_descriptor_suffix: '0001' }],
  ['statement_descriptor_suffix', { statement_descriptor_suffix: '請求A' }],
  ['statement_descriptor_suffix', { statement_descriptor_suffix: 'INV-2026-01' }],
  ['statement_descriptor', { statement_descriptor: 'REMIT' }],
])('a %s that no card statement can show is refused: %j', async (param, more) => {
  expect(await failureOf(create(more))).toMatchObject({ statusCode: 400, param })
})

test('the suffix stands on the charge', async () => {
  const intent = await create({ statement_descriptor_suffix: 'INV-0001' })
  await pay(intent.id, 'pm_card_visa')
  expect(await retrieve(intent.id, ['latest_charge'])).toMatchObject({
    latest_charge: {
      statement_descriptor_suffix: 'INV-0001',
      calculated_statement_descriptor: 'SANDBOX* INV-0001',
    },
  })
})
