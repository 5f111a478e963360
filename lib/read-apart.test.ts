// Two real Postgres, one following the other: what may be read from the second is, and never a thing less than was acknowledged.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { beforeAll, expect, test, vi } from 'vitest'
import * as statement from '@/app/customers/[id]/statement/route'
import * as customers from '@/app/customers/route'
import * as disputes from '@/app/disputes/route'
import * as events from '@/app/events/route'
import * as invoices from '@/app/invoices/route'
import * as checkouts from '@/app/payment/stripe/v1/checkouts/route'
import * as payments from '@/app/payments/route'
import * as payouts from '@/app/payouts/route'
import * as refunds from '@/app/refunds/route'
import { freePort } from '@/db/embedded/free-port'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded/start'
import { migrate } from '@/db/migrate'
import { Call, withinCall } from '@/db/pool/call'
import { DatabaseUnavailable } from '@/db/pool/unavailable'
import { Standby } from '@/db/standby'
import { browseInvoices } from '@/lib/invoices/browse/browse'
import { csvOfInvoices } from '@/lib/invoices/browse/csv'
import { readBrowseQuery } from '@/lib/invoices/browse/query'
import { viewReport } from '@/lib/reports/view'
import { recorded } from '@/lib/telemetry/recorder'
import { readApart } from './read-apart'
import { call } from './testing/calls'
import { type TestHouse, testHouse } from './testing/house'
import { testPeople } from './testing/people'
import { type FollowingServer, followServer } from './testing/standby'

let house: TestHouse
let people: Awaited<ReturnType<typeof testPeople>>
let standby: FollowingServer

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remit-standby-'))
  chmodSync(folder, 0o755)
  const dataDir = join(folder, 'data')
  const primary: EmbeddedPostgres = await startEmbeddedPostgres({
    dataDir,
    log: () => undefined,
    isDurable: false,
  })
  await migrate(primary.url)
  standby = await followServer({ dataDir, url: primary.url, folder })
  await standby.start()
  house = await testHouse({ databaseUrl: primary.url, env: { DATABASE_READ_URL: standby.url } })
  people = await testPeople(house)
  return async () => {
    await house.close()
    await standby.kill()
    await primary.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

const outcomes = (outcome: string) =>
  recorded().find(({ labels, name }) => name === 'remit_standby_reads_total' && labels.outcome === outcome)
    ?.count ?? 0

/** Whether the standby has answered. */
const readsApart = () =>
  readApart(house, async ({ db }) => {
    const [row] = await db.execute<{ isStandby: boolean }>(sql`select pg_is_in_recovery() as "isStandby"`)
    return row?.isStandby
  })

const servedAgain = () => vi.waitUntil(readsApart, { timeout: 45_000, interval: 200 })

async function atStandby(statement: string): Promise<void> {
  const client = postgres(standby.url, { max: 1, onnotice: () => undefined })
  await client.unsafe(statement)
  await client.end()
}

const list = async () => {
  const { apiKey, organisationId } = people
  const { json, status } = await call(customers.GET, { apiKey, organisationId, query: '?limit=100' })
  return status === 200 ? (json.data as { id: string }[]).map(({ id }) => id) : status
}

const write = async () => {
  const { apiKey, organisationId } = people
  const { json } = await call(customers.POST, {
    apiKey,
    organisationId,
    body: { name: 'Café', email: 'cafe@example.com' },
  })
  return json.id
}

// promise 118
test('who has just written finds it in the list, which the standby answers', async () => {
  await servedAgain()
  // One that is late under load rests, and the primary answers as many as are asked meanwhile: these prove nothing about it.
  const enough = outcomes('served') + 10
  const isServed = async () => {
    const id = await write()
    expect(await list()).toContain(id)
    return outcomes('served') >= enough
  }
  await vi.waitUntil(isServed, { timeout: 100_000, interval: 20 })
})

test('every list, report and export can be answered by a standby', async () => {
  await servedAgain()
  const refused = outcomes('away')
  const { apiKey, customerId, organisationId } = people
  const lists = [checkouts, customers, disputes, events, invoices, payments, payouts, refunds]
  for (const { GET } of lists) {
    expect(GET.operation.isReadApart).toBe(true)
    expect((await call(GET, { apiKey, organisationId })).status).toBe(200)
  }
  const asked = { params: { id: customerId }, apiKey, organisationId }
  expect((await call(statement.GET, asked)).status).toBe(200)
  const query = readBrowseQuery({})
  expect(await browseInvoices(house, { organisationId }, query)).toMatchObject({ rows: [] })
  expect(await new Response(await csvOfInvoices(house, { organisationId }, query)).text()).toContain('Number')
  expect(await viewReport(house, organisationId, 'EUR')).toMatchObject({ currency: 'EUR' })
  // As what tries to write would be.
  expect(outcomes('away')).toBe(refused)
})

test('what takes the standby too long is not done again on the primary, and is no fault of ours', async () => {
  await servedAgain()
  const lasting = async (db: TestHouse['db']) => {
    await db.execute(sql`select set_config('statement_timeout', '50', true)`)
    return db.execute(sql`select pg_sleep(60)`)
  }
  const spent = () => Promise.reject(new DatabaseUnavailable('slow'))
  for (const work of [lasting, spent]) {
    const asked = new Call()
    let times = 0
    const reading = withinCall(asked, () =>
      readApart(house, ({ db }) => {
        times++
        return work(db)
      }),
    )
    await expect(reading).rejects.toThrow()
    expect(times).toBe(1)
    expect(asked.isDatabaseUnavailable).toBe(true)
  }
})

test('many who find out together that it is away make it rest once', async () => {
  const nowhere = Object.assign(new URL(standby.url), { port: String(await freePort()) }).href
  const away = new Standby(house.db, nowhere)
  const read = () => away.read((db) => db.execute(sql`select 1`))
  const before = outcomes('away')
  await Promise.all(Array.from({ length: 8 }, read))
  expect(outcomes('away')).toBe(before + 8)
  const isAskedAgain = async () => {
    await read()
    return outcomes('away') > before + 8
  }
  await vi.waitUntil(isAskedAgain, { timeout: 60_000, interval: 100 })
  await away.end()
})

test('a standby that is behind is not read, nor waited for', async () => {
  await atStandby('select pg_wal_replay_pause()')
  const id = await write()
  expect(await list()).toContain(id)
  expect(outcomes('behind')).toBeGreaterThan(0)
  await atStandby('select pg_wal_replay_resume()')
  await servedAgain()
  expect(await list()).toContain(id)
})

test('a standby that dies is missed by nobody, and read again when it is back', async () => {
  await servedAgain()
  await standby.kill()
  const asked = new Call()
  const id = await write()
  expect(await withinCall(asked, list)).toContain(id)
  expect(asked.isDatabaseUnavailable).toBe(false)
  expect(outcomes('away')).toBeGreaterThan(0)
  await standby.start()
  await servedAgain()
})

// The last: it never follows anybody again.
test('a standby that was promoted is not read', async () => {
  await servedAgain()
  await atStandby('select pg_promote()')
  const id = await write()
  expect(await list()).toContain(id)
  await vi.waitUntil(async () => (await readsApart()) === false && outcomes('promoted') > 0, {
    timeout: 45_000,
    interval: 200,
  })
})
