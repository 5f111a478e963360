// How healthy providers were: counted by the hour and by the day, refusals apart, and nobody else's calls.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { secondsFrom } from '@/lib/clock'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { openSessionShop } from '@/lib/testing/sessions'
import { readSpan, tellHealth } from './health'
import { insertCall } from './router-store'

let house: TestHouse
let a: string
let b: string
let organisation: string

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
})
beforeEach(async () => {
  const key = house.env.stripeSecretKey
  const { connections, organisationId } = await openSessionShop(house, [key, key])
  organisation = organisationId
  a = connections[0]?.id ?? ''
  b = connections[1]?.id ?? ''
})
afterAll(() => house.close())

const HOUR = 3_600

async function call(
  connectionId: string,
  hoursAgo: number,
  outcome: 'ok' | 'refused' | 'failed' | 'timed-out',
  latencyMs = 300,
) {
  const at = secondsFrom(house.clock.now(), -hoursAgo * HOUR)
  const call = { organisationId: organisation, connectionId, outcome, latencyMs, at }
  await insertCall(house.db, { ...call, kind: 'create' })
}

test('each hour shows the share of successful calls and the median response time', async () => {
  for (const [outcome, latencyMs] of [
    ['ok', 200],
    ['ok', 400],
    ['failed', 900],
    ['timed-out', 5_000],
  ] as const)
    await call(a, 0, outcome, latencyMs)
  await call(a, 2, 'ok', 100)
  const { connections } = await tellHealth(house, [a, b], '24h')
  const [first, second] = connections
  expect(first?.slots).toHaveLength(24)
  expect(first?.slots.at(-1)).toMatchObject({ successRate: 50, medianMs: 650, calls: 4 })
  expect(first?.slots.at(-2)).toMatchObject({ successRate: null, medianMs: null, calls: 0 })
  expect(first?.slots.at(-3)).toMatchObject({ successRate: 100, medianMs: 100, calls: 1 })
  expect(first).toMatchObject({ successRate: 60, calls: 5, failed: 2, refused: 0 })
  expect(second).toMatchObject({ connectionId: b, successRate: null, calls: 0 })
})

test('a refusal is a call, and neither a success nor a failure', async () => {
  await call(a, 0, 'refused')
  const alone = await tellHealth(house, [a], '24h')
  expect(alone.connections[0]?.slots.at(-1)).toMatchObject({ successRate: null, calls: 1 })
  await call(a, 0, 'ok')
  const { connections } = await tellHealth(house, [a], '24h')
  expect(connections[0]).toMatchObject({ successRate: 100, calls: 2, refused: 1 })
})

test('slots begin on the hour and on the day, and what is older is not counted', async () => {
  await call(a, 23 + 2, 'failed')
  const day = await tellHealth(house, [a], '24h')
  expect(day.connections[0]).toMatchObject({ calls: 0, successRate: null })
  expect(day.connections[0]?.slots[0]?.from.toISOString()).toMatch(/T\d\d:00:00\.000Z$/)
  const week = await tellHealth(house, [a], '7d')
  expect(week.connections[0]).toMatchObject({ calls: 1, failed: 1, successRate: 0 })
  expect(week.connections[0]?.slots.map(({ from }) => from.toISOString().slice(10))).toEqual(
    Array.from({ length: 7 }, () => 'T00:00:00.000Z'),
  )
})

test('without connections there is no health', async () => {
  expect(await tellHealth(house, [], '7d')).toEqual({ span: '7d', connections: [] })
  expect([readSpan('7d'), readSpan(undefined), readSpan('year')]).toEqual(['7d', '24h', '24h'])
})
