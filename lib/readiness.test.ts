// Whether we say in time, and in plain words, what keeps us from working.
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Database, openDatabase } from '@/db/database'
import { createTestDatabase } from '@/lib/testing/database'
import { createLog } from './log'
import { readReadiness } from './readiness'

const log = createLog('silent')
const undo: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step()
})

function open(url: string): Database {
  const db = openDatabase(url)
  undo.push(() => db.$client.end({ timeout: 0 }))
  return db
}

async function testDatabase(): Promise<Database> {
  const { drop, url } = await createTestDatabase()
  undo.push(drop)
  return open(url)
}

test('a migrated database makes us ready', async () => {
  expect(await readReadiness({ db: await testDatabase(), log })).toEqual({ ready: true })
})

test('an older schema than ours is named, with the command that helps', async () => {
  const db = await testDatabase()
  await db.$client`update drizzle.__drizzle_migrations set created_at = 1`
  expect(await readReadiness({ db, log })).toEqual({
    ready: false,
    reason: expect.stringMatching(/older schema.*db migrate/),
  })
})

test('a newer schema than ours is fine, as during a deployment', async () => {
  const db = await testDatabase()
  await db.$client`update drizzle.__drizzle_migrations set created_at = created_at + 1000000`
  expect(await readReadiness({ db, log })).toEqual({ ready: true })
})

test('a database without a schema is named', async () => {
  const db = await testDatabase()
  await db.$client`drop schema drizzle cascade`
  expect(await readReadiness({ db, log })).toEqual({
    ready: false,
    reason: expect.stringMatching(/no schema/),
  })
})

test('a database that takes no writes is named, as after a failover', async () => {
  // promise 117
  const { drop, url } = await createTestDatabase()
  undo.push(drop)
  const admin = open(url)
  await admin.$client.unsafe(
    `alter database "${new URL(url).pathname.slice(1)}" set default_transaction_read_only = on`,
  )
  expect(await readReadiness({ db: open(url), log })).toEqual({
    ready: false,
    reason: expect.stringMatching(/^The database is read-only/),
  })
})

test('a database that is not there is named, without its address', async () => {
  // promise 117
  const db = open('postgres://remit:secret@127.0.0.1:1/remit')
  expect(await readReadiness({ db, log })).toEqual({
    ready: false,
    reason: 'The database cannot be reached.',
  })
})

test('a silent database is reported, and not waited for', async () => {
  // promise 117
  const sockets: Socket[] = []
  const silent = createServer((socket) => sockets.push(socket))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  const db = open(`postgres://remit@127.0.0.1:${(silent.address() as AddressInfo).port}/remit`)
  undo.push(async () => {
    for (const socket of sockets) socket.destroy()
    silent.close()
  })
  const startedAt = performance.now()
  expect(await readReadiness({ db, log })).toEqual({
    ready: false,
    reason: 'The database did not respond in time.',
  })
  // A busy machine takes its time on top.
  expect(performance.now() - startedAt).toBeLessThan(6_000)
})
