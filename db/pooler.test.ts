// Behind a pooler in transaction mode it works or refuses to start; it never loses what it has acknowledged.
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmptyDatabase } from '@/lib/testing/database'
import { openPooler, type TestPooler } from '@/lib/testing/pooler'
import { type Database, openDatabase } from './database'
import { openListener } from './listen'
import { checkForPooler } from './pooler'
import { transact } from './transact'

let url: string
let pooler: TestPooler
let db: Database
let direct: postgres.Sql
let drop: () => Promise<void>

beforeEach(async () => {
  const database = await createEmptyDatabase()
  ;({ drop, url } = database)
  direct = postgres(url, { max: 1, onnotice: () => undefined })
  await direct`create table payments (id int primary key)`
  pooler = await openPooler(url)
  db = openDatabase(pooler.url)
})
afterEach(async () => {
  await db.$client.end({ timeout: 1 })
  pooler.close()
  await direct.end()
  await drop()
})

const kept = async () => new Set((await direct`select id from payments`).map(({ id }) => id))

/** 240 transactions, 8 at a time: which were acknowledged, and are not there? */
async function lostOf(
  insert: (id: number) => Promise<unknown>,
): Promise<{ acknowledged: number; lost: number }> {
  const acknowledged = new Set<number>()
  let next = 0
  const lane = async () => {
    for (let id = next++; id < 240; id = next++) {
      await insert(id).then(
        () => acknowledged.add(id),
        () => undefined,
      )
    }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  const there = await kept()
  return { acknowledged: acknowledged.size, lost: [...acknowledged].filter((id) => !there.has(id)).length }
}

// promises 159, 160
describe('behind a pooler in transaction mode', () => {
  it('the driver as it comes loses transactions that it has acknowledged', async () => {
    const client = postgres(pooler.url, { max: 4, fetch_types: false, onnotice: () => undefined })
    const { lost } = await lostOf((id) => client.begin((tx) => tx`insert into payments values (${id})`))
    await client.end({ timeout: 1 })
    expect(lost).toBeGreaterThan(0)
  })

  it('every transaction is acknowledged, and none is lost', async () => {
    const insert = (id: number) => transact(db, (tx) => tx.execute(sql`insert into payments values (${id})`))
    expect(await lostOf(insert)).toEqual({ acknowledged: 240, lost: 0 })
  })

  it('a commit that is answered with a rollback is run again, and nothing is acknowledged that is not kept', async () => {
    pooler.spoilCommits(2)
    await transact(db, (tx) => tx.execute(sql`insert into payments values (1)`))
    expect(await kept()).toEqual(new Set([1]))
    pooler.spoilCommits(5)
    const losing = transact(db, (tx) => tx.execute(sql`insert into payments values (2)`))
    await expect(losing).rejects.toThrow('answered ROLLBACK to a commit')
    expect(await kept()).toEqual(new Set([1]))
  })

  it('statements outside of transactions come through, with their values', async () => {
    await db.$client`insert into payments ${db.$client([{ id: 7 }])}`
    const rows = await Promise.all(
      Array.from({ length: 40 }, (_, at) => db.$client`select ${at}::int as at, id from payments`),
    )
    expect(rows.map(([row]) => row)).toEqual(rows.map((_, at) => ({ at, id: 7 })))
  })
})

// promise 115
it('a connection whose opening took too long serves whoever comes later', async () => {
  const narrow = await openPooler(url, 1)
  const holder = postgres(narrow.url, { max: 1, prepare: false, fetch_types: false })
  const hasty = openDatabase(narrow.url, { maxConnections: 1, patienceMs: 300 })
  await holder.begin(async (tx) => {
    await tx`select 1`
    await expect(hasty.$client`select 1`).rejects.toThrow('The database does not answer.')
  })
  const serves = () => hasty.$client`select 1`.then(() => true, String)
  await expect.poll(serves).toBe(true)
  await Promise.all([hasty.$client.end({ timeout: 1 }), holder.end()])
  narrow.close()
})

describe('at start', () => {
  it('says what is missing where a pooler leaves nobody a session', async () => {
    await expect(checkForPooler({ url: pooler.url })).rejects.toThrow(
      /^DATABASE_URL leads through a pooler in transaction mode: set DATABASE_DIRECT_URL/,
    )
    await expect(checkForPooler({ url: pooler.url, directUrl: pooler.url })).rejects.toThrow(
      /^DATABASE_DIRECT_URL leads through a pooler in transaction mode too/,
    )
  })

  it('says that the two addresses lead to different databases', async () => {
    const other = await createEmptyDatabase()
    await expect(checkForPooler({ url: pooler.url, directUrl: other.url })).rejects.toThrow(
      'DATABASE_URL and DATABASE_DIRECT_URL lead to different databases.',
    )
    await other.drop()
  })

  it('gives the role its time limits behind a pooler, and leaves those that somebody has set', async () => {
    const name = new URL(url).pathname.slice(1)
    await direct.unsafe(`alter role current_user in database "${name}" set lock_timeout = 777`)
    await Promise.all([1, 2].map(() => checkForPooler({ url: pooler.url, directUrl: url })))
    const fresh = openDatabase(url)
    const later = postgres(url, { max: 1 })
    const [limits] = await later`
      select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock`
    expect(limits).toEqual({ statement: '10s', lock: '777ms' })
    await Promise.all([fresh.$client.end(), later.end()])
  })

  it('asks for nothing without a pooler, and leaves the role alone', async () => {
    await checkForPooler({ url })
    await checkForPooler({ url, directUrl: url })
    const [limits] = await direct`select current_setting('statement_timeout') as statement`
    expect(limits).toEqual({ statement: '0' })
  })
})

it('what the database notifies of is heard on the direct address', async () => {
  const listener = openListener(url)
  const heard = new Promise<void>(
    (resolve) => void listener.on('news', resolve).then(() => db.$client`notify news`),
  )
  await heard
  await listener.end()
})
