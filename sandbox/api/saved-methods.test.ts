// Methods that stay with a customer: saved while paying, charged without their owner, and taken away again.
import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, failureOf, startBench } from '../testing/bench'

let bench: Bench
let stripeAccount: string

beforeAll(async () => {
  bench = await startBench()
  stripeAccount = await bench.account()
})
afterAll(() => bench.stop())

const customer = async () => (await bench.stripe.customers.create({}, { stripeAccount })).id
const create = (params: Partial<Stripe.PaymentIntentCreateParams>) =>
  bench.stripe.paymentIntents.create({ amount: 5000, currency: 'eur', ...params }, { stripeAccount })

/** Pays as on a page, so that the method may be charged later. */
async function saved(method: string): Promise<{ customer: string; payment_method: string }> {
  const who = await customer()
  const { id } = await create({ customer: who, setup_future_usage: 'off_session' })
  const { status } = await bench.control<{ status: string }>(`payment_intents/${id}/pay`, {
    payment_method: method,
  })
  if (status === 'requires_action')
    await bench.control(`payment_intents/${id}/authenticate`, { outcome: 'succeed' })
  const { payment_method } = await bench.stripe.paymentIntents.retrieve(id, {}, { stripeAccount })
  return { customer: who, payment_method: String(payment_method) }
}

const charge = (whose: { customer: string; payment_method: string }, more: object = {}) =>
  create({ ...whose, confirm: true, off_session: true, ...more })

describe('a method saved while paying', () => {
  test('is attached to its customer and charged without the payer', async () => {
    const whose = await saved('pm_card_visa')
    const { data } = await bench.stripe.customers.listPaymentMethods(whose.customer, {}, { stripeAccount })
    expect(data).toMatchObject([{ id: whose.payment_method, customer: whose.customer }])
    expect(await charge(whose)).toMatchObject({ status: 'succeeded', payment_method: whose.payment_method })
    const events = await bench.stripe.events.list({ type: 'payment_method.attached' }, { stripeAccount })
    expect(events.data[0]).toMatchObject({ data: { object: { id: whose.payment_method } } })
  })

  test('asks its holder once, and never again', async () => {
    expect(await charge(await saved('pm_card_authenticationRequiredOnSetup'))).toMatchObject({
      status: 'succeeded',
    })
  })

  test.each([
    ['pm_card_authenticationRequired', 'authentication_required', 'authentication_required'],
    ['pm_card_authenticationRequiredChargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ])('%s is declined off session as %s', async (method, code, decline_code) => {
    const whose = method === 'pm_card_authenticationRequired' ? await saved(method) : await attached(method)
    const failure = await failureOf(charge(whose))
    expect(failure).toMatchObject({ statusCode: 402, type: 'StripeCardError', code, decline_code })
    expect(failure.payment_intent).toMatchObject({
      status: 'requires_payment_method',
      last_payment_error: { code, decline_code, payment_method: { id: whose.payment_method } },
    })
  })

  test('that the sandbox is told to decline is declined', async () => {
    const whose = await saved('pm_card_visa')
    await bench.control(`payment_methods/${whose.payment_method}/behaviour`, {
      behaviour: 'insufficient_funds',
    })
    expect(await failureOf(charge(whose))).toMatchObject({ decline_code: 'insufficient_funds' })
  })

  test('is used by nobody but its customer, who must be named', async () => {
    const { payment_method } = await saved('pm_card_visa')
    const unnamed = create({ payment_method, confirm: true, off_session: true })
    expect(await failureOf(unnamed)).toMatchObject({ statusCode: 400, param: 'customer' })
    const others = charge({ payment_method, customer: await customer() })
    expect(await failureOf(others)).toMatchObject({ statusCode: 400, param: 'payment_method' })
  })

  test('is used no more once it is detached', async () => {
    const whose = await saved('pm_card_visa')
    const detached = await bench.stripe.paymentMethods.detach(whose.payment_method, {}, { stripeAccount })
    expect(detached.customer).toBeNull()
    expect((await failureOf(charge(whose))).message).toContain('It may not be used again')
    const again = bench.stripe.paymentMethods.detach(whose.payment_method, {}, { stripeAccount })
    expect((await failureOf(again)).message).toContain('not attached')
  })

  test('goes with its customer', async () => {
    const whose = await saved('pm_card_visa')
    await bench.stripe.customers.del(whose.customer, {}, { stripeAccount })
    expect(await failureOf(charge(whose))).toMatchObject({ statusCode: 404 })
  })

  test('without a customer pays once', async () => {
    const { id: payment_method } = await bench.stripe.paymentMethods.retrieve(
      'pm_card_visa',
      {},
      { stripeAccount },
    )
    const return_url = 'https://remit.example/return'
    await create({ payment_method, confirm: true, return_url })
    const again = create({ payment_method, confirm: true, return_url })
    expect((await failureOf(again)).message).toContain('It may not be used again')
  })
})

async function attached(alias: string): Promise<{ customer: string; payment_method: string }> {
  const who = await customer()
  const { id } = await bench.stripe.paymentMethods.attach(alias, { customer: who }, { stripeAccount })
  return { customer: who, payment_method: id }
}

describe('a bank account', () => {
  test('is debited later by the mandate that was given with the first debit', async () => {
    const whose = await saved('pm_sepa_debit')
    const debit = await charge(whose, { expand: ['latest_charge'] })
    expect(debit).toMatchObject({ status: 'processing' })
    const details =
      typeof debit.latest_charge === 'object' ? debit.latest_charge?.payment_method_details : null
    const id = String(details?.sepa_debit?.mandate)
    const mandate = await bench.stripe.mandates.retrieve(id, {}, { stripeAccount })
    expect(mandate).toMatchObject({
      status: 'active',
      type: 'multi_use',
      payment_method: whose.payment_method,
      payment_method_details: { type: 'sepa_debit', sepa_debit: { reference: expect.any(String) } },
    })
    await bench.control(`mandates/${id}/end`, {})
    expect(await failureOf(charge(whose))).toMatchObject({
      statusCode: 400,
      code: 'payment_intent_mandate_invalid',
    })
    const events = await bench.stripe.events.list({ type: 'mandate.updated' }, { stripeAccount })
    expect(events.data[0]).toMatchObject({ data: { object: { id, status: 'inactive' } } })
  })

  test('of which only one debit was allowed is not debited again', async () => {
    const whose = await attached('pm_sepa_debit')
    expect(await failureOf(charge(whose))).toMatchObject({ code: 'payment_intent_mandate_invalid' })
    const without = create({ ...whose, confirm: true, return_url: 'https://remit.example/return' })
    expect(await failureOf(without)).toMatchObject({ code: 'payment_intent_mandate_invalid' })
  })
})

describe('what is asked for wrongly', () => {
  test.each<[string, object]>([
    ['off_session', { off_session: true }],
    ['setup_future_usage', { off_session: true, confirm: true, setup_future_usage: 'off_session' }],
    ['mandate_data', { mandate_data: { customer_acceptance: { type: 'offline', offline: {} } } }],
  ])('%s is refused: %j', async (param, params) => {
    expect(await failureOf(create({ payment_method: 'pm_card_visa', ...params }))).toMatchObject({ param })
  })
})
