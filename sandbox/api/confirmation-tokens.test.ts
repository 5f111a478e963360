// Confirmation tokens: the server sees the means of payment before it decides the amount, and each token confirms once.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, browserPost, failureOf, startBench } from '../testing/bench'

let bench: Bench
let stripeAccount: string

beforeAll(async () => {
  bench = await startBench()
  stripeAccount = await bench.account()
})
afterAll(() => bench.stop())

const token = (payment_method = 'pm_card_visa', more: object = {}) =>
  bench.stripe.testHelpers.confirmationTokens.create({ payment_method, ...more }, { stripeAccount })
const retrieve = (id: string) => bench.stripe.confirmationTokens.retrieve(id, {}, { stripeAccount })
const pay = (confirmation_token: string, more: object = {}) =>
  bench.stripe.paymentIntents.create(
    {
      amount: 14_076,
      currency: 'eur',
      confirm: true,
      confirmation_token,
      return_url: 'https://remit.example/return',
      ...more,
    },
    { stripeAccount },
  )

describe('a token', () => {
  test('made by a browser tells the server with what will be paid, and is then spent', async () => {
    const made = await browserPost(bench.sandbox.url, '/v1/confirmation_tokens', {
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': '4000002760000016',
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '34',
      'payment_method_data[card][cvc]': '123',
      'payment_method_data[billing_details][email]': 'payer@example.com',
      return_url: 'https://remit.example/return',
      _stripe_account: stripeAccount,
    })
    expect(made).toMatchObject({ status: 200, body: { object: 'confirmation_token', use_stripe_sdk: true } })
    const id = String(made.body.id)
    const before = await retrieve(id)
    expect(before).toMatchObject({
      payment_intent: null,
      payment_method_preview: {
        type: 'card',
        billing_details: { email: 'payer@example.com' },
        card: { country: 'DE', funding: 'credit', last4: '0016' },
      },
    })
    expect(before.expires_at).toBe(before.created + 12 * 3600)
    const intent = await pay(id, { allowed_payment_method_types: ['card'] })
    expect(intent).toMatchObject({ status: 'succeeded', payment_method_types: ['card'] })
    expect(await retrieve(id)).toMatchObject({ payment_intent: intent.id, expires_at: null })
    const again = await failureOf(pay(id))
    expect(again).toMatchObject({ statusCode: 400, param: 'confirmation_token' })
  })

  test('confirms an intent that was made before it', async () => {
    const { id } = await bench.stripe.paymentIntents.create(
      { amount: 14_076, currency: 'eur', allowed_payment_method_types: ['sepa_debit'] },
      { stripeAccount },
    )
    const { id: confirmation_token } = await token('pm_sepa_debit')
    const confirmed = await bench.stripe.paymentIntents.confirm(id, { confirmation_token }, { stripeAccount })
    expect(confirmed).toMatchObject({ status: 'processing', payment_method_types: ['sepa_debit'] })
  })

  test('of another means than the intent allows confirms nothing, and is not spent by that', async () => {
    const { id } = await token('pm_card_visa')
    const refused = await failureOf(pay(id, { allowed_payment_method_types: ['sepa_debit'] }))
    expect(refused).toMatchObject({ statusCode: 400, code: 'payment_method_not_available' })
    expect(await pay(id)).toMatchObject({ status: 'succeeded' })
  })

  test('that was declined is spent all the same', async () => {
    const { id } = await token('pm_card_chargeDeclined')
    expect(await failureOf(pay(id))).toMatchObject({ code: 'card_declined' })
    expect(await failureOf(pay(id))).toMatchObject({ param: 'confirmation_token' })
  })

  test('asks its payer in the page, when a browser made it', async () => {
    const made = await browserPost(bench.sandbox.url, '/v1/confirmation_tokens', {
      payment_method: 'pm_card_authenticationRequired',
      _stripe_account: stripeAccount,
    })
    expect(await pay(String(made.body.id), { return_url: undefined })).toMatchObject({
      status: 'requires_action',
      next_action: { type: 'use_stripe_sdk' },
    })
  })

  test('is good for twelve hours', async () => {
    const { id } = await token()
    await bench.control('clock', { advanceSeconds: 12 * 3600 })
    expect((await failureOf(pay(id))).message).toContain('has expired')
  })

  test('is refused beside a payment method, without confirm, and on another account', async () => {
    const { id } = await token()
    const beside = pay(id, { payment_method: 'pm_card_visa' })
    expect(await failureOf(beside)).toMatchObject({ code: 'parameter_invalid_combination' })
    expect(await failureOf(pay(id, { confirm: false }))).toMatchObject({ param: 'confirmation_token' })
    const elsewhere = bench.stripe.confirmationTokens.retrieve(
      id,
      {},
      { stripeAccount: await bench.account() },
    )
    expect(await failureOf(elsewhere)).toMatchObject({ statusCode: 404, code: 'resource_missing' })
  })
})
