// Payouts as the real client sees them: what went to the bank, and with which charges.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, failureOf, startBench } from '../testing/bench'

let bench: Bench
let options: { stripeAccount: string }
beforeAll(async () => {
  bench = await startBench()
  options = { stripeAccount: await bench.account() }
})
afterAll(() => bench.stop())

async function paid(amount: number) {
  const { id } = await bench.stripe.paymentIntents.create(
    { amount, currency: 'eur', application_fee_amount: 250 },
    options,
  )
  await bench.control(`payment_intents/${id}/pay`, {})
  const intent = await bench.stripe.paymentIntents.retrieve(
    id,
    { expand: ['latest_charge.balance_transaction'] },
    options,
  )
  const charge = intent.latest_charge
  if (charge === null || typeof charge === 'string') throw new Error('the charge was not expanded')
  const entry = charge.balance_transaction
  if (!entry || typeof entry === 'string') throw new Error('the entry was not expanded')
  return entry
}

const payOut = async () => {
  const { data } = await bench.control<{ data: { id: string; amount: number }[] }>(
    `accounts/${options.stripeAccount}/payout`,
    {},
  )
  return data
}

test('all that is there goes to the bank once, and its entries can be listed', async () => {
  const entries = [await paid(10_000), await paid(5_000)]
  const net = entries.reduce((sum, entry) => sum + entry.net, 0)
  const [payout, ...others] = await payOut()
  expect(others).toEqual([])
  expect(payout).toMatchObject({ amount: net, status: 'paid', automatic: true })
  const id = payout?.id ?? ''
  expect(await bench.stripe.payouts.retrieve(id, {}, options)).toMatchObject({
    currency: 'eur',
    reconciliation_status: 'completed',
  })
  const listed = await bench.stripe.balanceTransactions.list({ payout: id }, options)
  expect(listed.data.map((entry) => entry.type).toSorted()).toEqual(['charge', 'charge', 'payout'])
  expect(listed.data.map((entry) => entry.id)).toEqual(
    expect.arrayContaining(entries.map((entry) => entry.id)),
  )
  const { pending } = await bench.stripe.balance.retrieve({}, options)
  expect(pending).toEqual([{ amount: 0, currency: 'eur' }])
  expect(await payOut()).toEqual([])
})

test('the account hears of each step', async () => {
  await paid(2_000)
  await payOut()
  const { data } = await bench.stripe.events.list({ types: ['payout.created', 'payout.paid'] }, options)
  expect(data.slice(0, 2).map(({ type }) => type)).toEqual(['payout.paid', 'payout.created'])
})

test('what the bank sends back goes with the next payout', async () => {
  const entry = await paid(3_000)
  const [first] = await payOut()
  await bench.control(`payouts/${first?.id}/fail`, {})
  expect(await bench.stripe.payouts.retrieve(first?.id ?? '', {}, options)).toMatchObject({
    status: 'failed',
    failure_code: 'account_closed',
  })
  expect(await payOut()).toMatchObject([{ amount: entry.net }])
  const { data } = await bench.stripe.payouts.list({ status: 'failed' }, options)
  expect(data).toHaveLength(1)
})

test('an unknown payout is missing, on its own and as a filter', async () => {
  const ask = bench.stripe.payouts.retrieve('po_x', {}, options)
  expect((await failureOf(ask)).message).toBe("No such payout: 'po_x'")
  const list = bench.stripe.balanceTransactions.list({ payout: 'po_x' }, options)
  expect((await failureOf(list)).message).toBe("No such payout: 'po_x'")
})
