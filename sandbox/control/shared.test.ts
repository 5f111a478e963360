// A sandbox that several use at once: what one of them orders meets nobody else.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Bench, failureOf, startBench } from '../testing/bench'

let bench: Bench
let mine: string
let theirs: string

beforeAll(async () => {
  bench = await startBench({ isShared: true })
  mine = await bench.account()
  theirs = await bench.account()
})
afterAll(() => bench.stop())

const order = (account: string | undefined, other: object = {}) =>
  bench.control<{ id: string }>('faults', { account, path: '/v1/customers', kind: '503', ...other })
const customer = (stripeAccount: string) => bench.stripe.customers.create({ name: 'Ada' }, { stripeAccount })
const remove = (path: string) => fetch(`${bench.sandbox.url}/_sandbox/${path}`, { method: 'DELETE' })

it('a fault meets the calls of its own account only', async () => {
  await order(mine)
  await customer(theirs)
  expect(await failureOf(customer(mine))).toMatchObject({ statusCode: 503 })
  await customer(mine)
})

it('a fault meets what the platform asks about its account, and about no other', async () => {
  await order(mine, { path: '/v1/accounts/*' })
  await bench.stripe.accounts.retrieve(theirs)
  expect(await failureOf(bench.stripe.accounts.retrieve(mine))).toMatchObject({ statusCode: 503 })
})

it('clearing the faults of one account leaves those of another, held answers too', async () => {
  await order(mine)
  await order(theirs)
  const { id } = await order(theirs, { path: '/v1/balance', when: 'after', kind: 'held' })
  let isAnswered = false
  const late = bench.stripe.balance.retrieve({}, { stripeAccount: theirs }).then(() => {
    isAnswered = true
  })
  await expect.poll(async () => (await bench.control<{ data: unknown[] }>('faults')).data.length).toBe(2)
  expect((await remove(`faults?account=${mine}`)).status).toBe(200)
  await customer(mine)
  expect(await failureOf(customer(theirs))).toMatchObject({ statusCode: 503 })
  expect(isAnswered).toBe(false)
  await bench.control(`faults/${id}/release`, {})
  await late
})

it('what one account waits for happens when asked, and nothing of another', async () => {
  const price_data = { currency: 'eur', unit_amount: 450, product_data: { name: 'Bread' } }
  const sessionOn = async (stripeAccount: string) => {
    const params = { success_url: 'https://a.example', line_items: [{ quantity: 1, price_data }] }
    return bench.stripe.checkout.sessions.create({ mode: 'payment', ...params }, { stripeAccount })
  }
  const [ours, other] = [await sessionOn(mine), await sessionOn(theirs)]
  await bench.control(`accounts/${mine}/jobs`, { withinSeconds: 25 * 3600 })
  const statusOf = async (id: string, stripeAccount: string) =>
    (await bench.stripe.checkout.sessions.retrieve(id, {}, { stripeAccount })).status
  expect([await statusOf(ours.id, mine), await statusOf(other.id, theirs)]).toEqual(['expired', 'open'])
})

it('the log tells what was asked about one account', async () => {
  const { data } = await bench.control<{ data: { account: string; path: string }[] }>(
    `requests?about=${theirs}`,
  )
  expect(data.every(({ account, path }) => account === theirs || path.endsWith(theirs))).toBe(true)
  expect(data.some(({ path }) => path === `/v1/accounts/${theirs}`)).toBe(true)
})

it.each([
  ['a fault of everybody', 'faults', { path: '/v1/*', kind: '500' }],
  ['a fault of the platform', 'faults', { path: '/v1/*', kind: '500', account: 'acct_1RemitPlatform0' }],
  ['the clock', 'clock', { advanceSeconds: 60 }],
  ['mischief', 'webhooks', { drop: 1 }],
  ['where events go', 'webhook-targets', { connect: null }],
  ['a reset', 'reset', {}],
])('refuses %s', async (_, path, body) => {
  await expect(bench.control(path, body)).rejects.toThrow(/shared|all who share/)
})

it.each(['faults', 'requests'])('refuses to clear all %s', async (path) => {
  expect((await remove(path)).status).toBe(403)
})
