// Refunds and disputes, their money and their states.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Bench, eventually, failureOf, startBench } from '../testing/bench'

let bench: Bench
let stripeAccount: string

beforeAll(async () => {
  bench = await startBench()
  stripeAccount = await bench.account()
})
afterAll(() => bench.stop())

const paid = async (params: object = {}, method = 'pm_card_visa') => {
  const intent = await bench.stripe.paymentIntents.create(
    { amount: 10_000, currency: 'eur', ...params },
    { stripeAccount },
  )
  await bench.control(`payment_intents/${intent.id}/pay`, { payment_method: method })
  return intent.id
}
const refund = (payment_intent: string, more: object = {}) =>
  bench.stripe.refunds.create({ payment_intent, ...more }, { stripeAccount })
const row = async (intent: string) => {
  const path = `ledger?account=${stripeAccount}`
  const { data } = await bench.control<{ data: { payment_intent: string }[] }>(path)
  return data.find((entry) => entry.payment_intent === intent)
}

describe('refunds', () => {
  test('parts add up, the fee goes back in proportion, and only the last makes the charge refunded', async () => {
    const intent = await paid({ application_fee_amount: 333 })
    const first = await refund(intent, { amount: 2500, refund_application_fee: true, reason: 'duplicate' })
    expect(first).toMatchObject({ status: 'succeeded', amount: 2500, reason: 'duplicate', currency: 'eur' })
    expect(await row(intent)).toMatchObject({ amount_refunded: 2500, application_fee_refunded: 83 })
    const charge = await bench.stripe.charges.list(
      { payment_intent: intent, expand: ['data.refunds'] },
      { stripeAccount },
    )
    expect(charge.data).toMatchObject([{ refunded: false, refunds: { data: [{ id: first.id }] } }])
    await refund(intent)
    const after = await bench.stripe.charges.list({ payment_intent: intent }, { stripeAccount })
    expect(after.data).toMatchObject([{ refunded: true, amount_refunded: 10_000 }])
    expect(await row(intent)).toMatchObject({ application_fee_refunded: 83 })
  })

  test('a whole refund returns the whole fee', async () => {
    const intent = await paid({ application_fee_amount: 333 })
    await refund(intent, { refund_application_fee: true })
    expect(await row(intent)).toMatchObject({ application_fee_refunded: 333, amount_refunded: 10_000 })
  })

  test('more than is left is refused', async () => {
    const intent = await paid()
    expect(await failureOf(refund(intent, { amount: 10_001 }))).toMatchObject({ param: 'amount' })
    await refund(intent)
    expect(await failureOf(refund(intent, { amount: 1 }))).toMatchObject({ code: 'charge_already_refunded' })
  })

  test('the fee of a charge without one cannot be returned', async () => {
    const intent = await paid()
    expect(await failureOf(refund(intent, { refund_application_fee: true }))).toMatchObject({
      statusCode: 400,
      param: 'refund_application_fee',
    })
    expect(await row(intent)).toMatchObject({ amount_refunded: 0 })
  })

  test('twenty at once never exceed the charge', async () => {
    const intent = await paid()
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => refund(intent, { amount: 1000 })))
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(10)
    expect(await row(intent)).toMatchObject({ amount_refunded: 10_000 })
  })

  test('an intent that was never paid cannot be refunded', async () => {
    const { id } = await bench.stripe.paymentIntents.create(
      { amount: 100, currency: 'eur' },
      { stripeAccount },
    )
    expect((await failureOf(refund(id))).message).toContain('does not have a successful charge')
  })

  test('a refund to that card fails later, and the charge is whole again', async () => {
    const intent = await paid({}, 'pm_card_refundFail')
    const { id } = await refund(intent)
    const failed = await eventually(async () => {
      const now = await bench.stripe.refunds.retrieve(id, {}, { stripeAccount })
      return now.status === 'failed' && now
    })
    expect(failed).toMatchObject({ failure_reason: expect.any(String) })
    expect(await row(intent)).toMatchObject({ amount_refunded: 0 })
  })

  test('a refund of a debit is pending until it settles', async () => {
    const intent = await paid({}, 'pm_sepa_debit')
    await bench.control(`payment_intents/${intent}/settle`, {})
    const made = await refund(intent)
    expect(made.status).toBe('pending')
    await bench.control(`refunds/${made.id}/settle`, {})
    expect(await bench.stripe.refunds.retrieve(made.id, {}, { stripeAccount })).toMatchObject({
      status: 'succeeded',
    })
  })

  test('a refund from the Dashboard looks like any other', async () => {
    const intent = await paid()
    await bench.control(`payment_intents/${intent}/refund`, { amount: 400 })
    const { data } = await bench.stripe.refunds.list({ payment_intent: intent }, { stripeAccount })
    expect(data).toMatchObject([{ amount: 400, status: 'succeeded' }])
  })
})

describe('disputes', () => {
  const disputed = async () => {
    const intent = await paid()
    const dispute = await bench.control<{ id: string }>(`payment_intents/${intent}/dispute`, {})
    return { intent, id: dispute.id }
  }

  test('an open one takes the money and bars refunds', async () => {
    const { intent, id } = await disputed()
    expect(await bench.stripe.disputes.retrieve(id, {}, { stripeAccount })).toMatchObject({
      amount: 10_000,
      status: 'needs_response',
      balance_transactions: [{ amount: -10_000, fee: 1500 }],
    })
    expect(await failureOf(refund(intent))).toMatchObject({ code: 'charge_disputed' })
    expect(await row(intent)).toMatchObject({ disputed: true, dispute_status: 'needs_response' })
  })

  test('a won one gives it back', async () => {
    const { intent, id } = await disputed()
    await bench.control(`disputes/${id}/close`, { status: 'won' })
    expect(await row(intent)).toMatchObject({ disputed: true, dispute_status: 'won' })
    await refund(intent, { amount: 100 })
  })

  test('giving in is losing', async () => {
    const { id } = await disputed()
    expect(await bench.stripe.disputes.close(id, {}, { stripeAccount })).toMatchObject({ status: 'lost' })
    await expect(bench.control(`disputes/${id}/close`, { status: 'lost' })).rejects.toThrow('already closed')
  })

  test('a lost one may be won after all', async () => {
    const { id, intent } = await disputed()
    await bench.control(`disputes/${id}/close`, { status: 'lost' })
    await bench.control(`disputes/${id}/close`, { status: 'won' })
    expect(await row(intent)).toMatchObject({ dispute_status: 'won' })
    await expect(bench.control(`disputes/${id}/close`, { status: 'lost' })).rejects.toThrow('already closed')
  })

  test('an inquiry takes no money, and can be answered, closed, or become a dispute', async () => {
    const intent = await paid()
    const { id } = await bench.control(`payment_intents/${intent}/inquiry`, {})
    const read = () => bench.stripe.disputes.retrieve(String(id), {}, { stripeAccount })
    expect(await read()).toMatchObject({ status: 'warning_needs_response', balance_transactions: [] })
    await refund(intent, { amount: 100 })
    await bench.control(`disputes/${id}/answer`, {})
    expect(await read()).toMatchObject({ status: 'warning_under_review', is_charge_refundable: true })
    await expect(bench.control(`disputes/${id}/close`, { status: 'won' })).rejects.toThrow('does not become')
    await bench.control(`disputes/${id}/escalate`, {})
    expect(await read()).toMatchObject({
      status: 'needs_response',
      balance_transactions: [{ amount: -10_000 }],
    })
    const other = await bench.control(`payment_intents/${await paid()}/inquiry`, {})
    expect(await bench.control(`disputes/${other.id}/close`, { status: 'warning_closed' })).toMatchObject({
      status: 'warning_closed',
    })
  })

  test('a payment by that card is disputed by itself', async () => {
    const intent = await paid({}, 'pm_card_createDispute')
    const found = await eventually(async () => {
      const { data } = await bench.stripe.disputes.list({ payment_intent: intent }, { stripeAccount })
      return data[0]
    })
    expect(found).toMatchObject({ reason: 'fraudulent', status: 'needs_response' })
  })
})

test('the balance is what all entries leave', async () => {
  const account = await bench.account()
  const options = { stripeAccount: account }
  const intent = await bench.stripe.paymentIntents.create(
    { amount: 10_000, currency: 'eur', application_fee_amount: 250 },
    options,
  )
  await bench.control(`payment_intents/${intent.id}/pay`, {})
  await bench.stripe.refunds.create({ payment_intent: intent.id, amount: 1000 }, options)
  const { pending } = await bench.stripe.balance.retrieve({}, options)
  expect(pending).toEqual([{ amount: 10_000 - 320 - 250 - 1000, currency: 'eur' }])
})
