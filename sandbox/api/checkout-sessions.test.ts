// Checkout Sessions: hosted and embedded, paid, expired, and what they refuse.
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

const hosted: Stripe.Checkout.SessionCreateParams = {
  mode: 'payment',
  success_url: 'https://remit.example/paid?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://remit.example/',
  line_items: [
    { quantity: 2, price_data: { currency: 'eur', unit_amount: 450, product_data: { name: 'Bread' } } },
    { quantity: 1, price_data: { currency: 'eur', unit_amount: 100, product_data: { name: 'Bag' } } },
  ],
  payment_intent_data: { application_fee_amount: 25, metadata: { invoice: 'inv_1' } },
}
const create = (more: Partial<Stripe.Checkout.SessionCreateParams> = {}) =>
  bench.stripe.checkout.sessions.create({ ...hosted, ...more }, { stripeAccount })
const embedded: Partial<Stripe.Checkout.SessionCreateParams> = {
  ui_mode: 'embedded_page',
  success_url: undefined,
  cancel_url: undefined,
  return_url: 'https://remit.example/return',
}
const retrieve = (id: string, expand: string[] = []) =>
  bench.stripe.checkout.sessions.retrieve(id, { expand }, { stripeAccount })
const pay = (id: string, payment_method = 'pm_card_visa') =>
  bench.control(`checkout_sessions/${id}/pay`, { payment_method })

describe('a hosted session', () => {
  test('is open with a page of its own and no intent yet', async () => {
    const session = await create()
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      client_secret: null,
      amount_total: 1000,
      currency: 'eur',
      ui_mode: 'hosted_page',
      url: `${bench.sandbox.url}/c/pay/${session.id}`,
    })
    const lines = await bench.stripe.checkout.sessions.listLineItems(session.id, {}, { stripeAccount })
    expect(lines.data).toMatchObject([
      { description: 'Bread', quantity: 2, amount_total: 900 },
      { description: 'Bag', quantity: 1, amount_total: 100 },
    ])
  })

  test('is complete when paid, and its intent has the fee and metadata', async () => {
    const session = await create()
    await pay(session.id)
    expect(await retrieve(session.id, ['payment_intent', 'line_items'])).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      payment_intent: {
        status: 'succeeded',
        amount: 1000,
        application_fee_amount: 25,
        metadata: { invoice: 'inv_1' },
      },
      line_items: { data: [{ description: 'Bread' }, { description: 'Bag' }] },
    })
    const expired = bench.stripe.checkout.sessions.expire(session.id, {}, { stripeAccount })
    expect((await failureOf(expired)).message).toContain('status of complete')
  })

  test('stays open after a decline and keeps its intent, which cannot be cancelled', async () => {
    const session = await create()
    await expect(pay(session.id, 'pm_card_chargeDeclined')).rejects.toThrow('Your card was declined.')
    const open = await retrieve(session.id)
    expect(open).toMatchObject({ status: 'open', payment_intent: expect.stringMatching(/^pi_/) })
    const cancelled = bench.stripe.paymentIntents.cancel(String(open.payment_intent), {}, { stripeAccount })
    expect((await failureOf(cancelled)).message).toContain('expire the Checkout Session')
    await pay(session.id)
    expect(await retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_intent: open.payment_intent,
    })
  })

  test('by bank debit is complete but unpaid until the debit settles', async () => {
    const session = await create()
    await pay(session.id, 'pm_sepa_debit')
    const waiting = await retrieve(session.id)
    expect(waiting).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
    await bench.control(`payment_intents/${waiting.payment_intent}/settle`, {})
    expect(await retrieve(session.id)).toMatchObject({ payment_status: 'paid' })
  })

  test('cannot be paid once expired', async () => {
    const session = await create()
    await bench.stripe.checkout.sessions.expire(session.id, {}, { stripeAccount })
    expect(await retrieve(session.id)).toMatchObject({ status: 'expired', url: null })
    await expect(pay(session.id)).rejects.toThrow('expired')
  })

  test('expires by the clock, and says so in an event', async () => {
    const now = Math.floor(Date.now() / 1000)
    const session = await create({ expires_at: now + 1800 })
    await bench.control('clock', { advanceSeconds: 1801 })
    expect(await retrieve(session.id)).toMatchObject({ status: 'expired' })
    const events = await bench.stripe.events.list({ type: 'checkout.session.expired' }, { stripeAccount })
    expect(events.data[0]?.data.object).toMatchObject({ id: session.id })
    await bench.control('clock', { advanceSeconds: -1801 })
  })
})

describe('an embedded session', () => {
  test('has a client secret and no page', async () => {
    const session = await create(embedded)
    expect(session).toMatchObject({
      url: null,
      client_secret: expect.stringContaining(`${session.id}_secret_`),
    })
  })

  test('is paid by a browser that knows the secret', async () => {
    const session = await create(embedded)
    const confirm = (client_secret: string) =>
      browserPost(bench.sandbox.url, `/v1/checkout/sessions/${session.id}/confirm`, {
        client_secret,
        _stripe_account: stripeAccount,
        'payment_method_data[type]': 'card',
        'payment_method_data[card][number]': '4242424242424242',
        'payment_method_data[card][exp_month]': '12',
        'payment_method_data[card][exp_year]': '2034',
      })
    expect((await confirm('wrong')).status).toBe(404)
    expect(await confirm(String(session.client_secret))).toMatchObject({
      status: 200,
      body: { status: 'complete', payment_status: 'paid' },
    })
  })

  test('needs a return_url and takes no success_url', async () => {
    expect(await failureOf(create({ ...embedded, return_url: undefined }))).toMatchObject({
      param: 'return_url',
    })
    expect(await failureOf(create({ ...embedded, success_url: 'https://remit.example' }))).toMatchObject({
      param: 'success_url',
    })
  })
})

test.each<[string, Partial<Stripe.Checkout.SessionCreateParams>]>([
  ['payment_intent_data[application_fee_amount]', { payment_intent_data: { application_fee_amount: 1001 } }],
  [
    'payment_intent_data[statement_descriptor_suffix]',
    { payment_intent_data: { statement_descriptor_suffix: 'INV*1' } },
  ],
  [
    'payment_intent_data[statement_descriptor_suffix]',
    { payment_intent_data: { statement_descriptor_suffix: '2026-1' } },
  ],
  [
    'payment_intent_data[statement_descriptor_suffix]',
    { payment_intent_data: { statement_descriptor_suffix: 'INV-2026-01' } },
  ],
  ['payment_intent_data[statement_descriptor]', { payment_intent_data: { statement_descriptor: 'REMIT' } }],
  ['line_items', { line_items: [] }],
  ['success_url', { success_url: undefined }],
  ['cancel_url', { cancel_url: 'javascript:alert(1)' }],
  ['expires_at', { expires_at: 1 }],
  ['mode', { mode: 'subscription' }],
])('a session with a wrong %s is refused', async (param, more) => {
  expect(await failureOf(create(more))).toMatchObject({ statusCode: 400, param })
})
