// The calendar moves from pg-boss 10 to 12 beside the version that still serves, and loses no job on the way.

import PgBoss10 from 'pg-boss-10'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openSchedule } from './schedule'
import { type TestHouse, testHouse } from './testing/house'

let house: TestHouse
let old: PgBoss10

const NEVER = '0 0 1 1 *'
const deadline = { timeout: 90_000, interval: 50 }

async function connectionsOfPgBoss(): Promise<number> {
  const [row] = await house.db.$client<{ n: number }[]>`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and application_name like 'pgboss%'`
  return row?.n ?? 0
}

beforeEach(async () => {
  house = await testHouse()
  old = new PgBoss10({ connectionString: house.env.databaseUrl, max: 2, schema: 'pgboss' })
  await old.start()
  for (const name of ['sweep', 'purge']) await old.createQueue(name)
})
afterEach(async () => {
  await old.stop({ graceful: false })
  // Their pools resolve before their connections are gone; one that is cut meanwhile raises an error that nobody listens for.
  await expect.poll(connectionsOfPgBoss, deadline).toBe(0)
  await house.close()
})

it('runs what waited in the schema of the version before, once with two replicas', {
  timeout: 240_000,
}, async () => {
  await old.send('sweep', {})
  const [sweep, purge] = [vi.fn(async () => undefined), vi.fn(async () => undefined)]
  const entries = [
    { name: 'sweep', cron: NEVER, run: sweep },
    { name: 'purge', cron: NEVER, run: purge },
  ]
  const replicas = await Promise.all([openSchedule(house, entries), openSchedule(house, entries)])
  await expect.poll(() => sweep.mock.calls.length, deadline).toBe(1)
  expect(await old.getQueueSize('sweep')).toBe(0)
  for (const replica of replicas) await replica.stop({ graceful: true, timeout: 5_000 })
  expect(sweep).toHaveBeenCalledTimes(1)
  expect(purge).not.toHaveBeenCalled()
})

it('leaves the version before able to make, take and finish jobs of its own', {
  timeout: 240_000,
}, async () => {
  await old.send('sweep', {})
  const [begun] = await old.fetch('sweep')
  const run = vi.fn(async () => undefined)
  const boss = await openSchedule(house, [{ name: 'sweep', cron: NEVER, run }])
  // What the old process has in its hands stays there.
  await old.complete('sweep', begun?.id ?? '')
  await old.send('purge', {})
  const [next] = await old.fetch('purge')
  expect(next?.name).toBe('purge')
  await old.schedule('sweep', NEVER)
  expect(await old.getSchedules()).toHaveLength(1)
  await boss.stop({ graceful: true, timeout: 5_000 })
  expect(run).not.toHaveBeenCalled()
})

it('keeps the calendar over a restart', { timeout: 240_000 }, async () => {
  const entries = [{ name: 'sweep', cron: NEVER, run: async () => undefined }]
  for (let start = 1; start <= 2; start++) {
    const boss = await openSchedule(house, entries)
    expect((await boss.getSchedules()).map(({ cron, name }) => ({ cron, name }))).toEqual([
      { name: 'sweep', cron: NEVER },
    ])
    await boss.stop({ graceful: true, timeout: 5_000 })
  }
})
