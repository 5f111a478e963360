// A statement that the database undid for a deadlock is done again, alone as well as within a transaction.
import { sql } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import { actAs } from './actor'
import { type Database, openDatabase } from './database'
import { transact } from './transact'

/** Takes the rows in the other order than the transaction does. */
const BOTH = sql`do $$ begin
  update again set times = times + 1 where id = 2;
  update again set times = times + 1 where id = 1;
end $$`

const isWaiting = async (db: Database) =>
  (
    await db.$client`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like 'do $$%again%'`
  ).length > 0

// promise 39
it.for([
  ['of nobody in particular', undefined],
  ['of somebody', 'person:1'],
] as const)('one statement alone, %s', async ([, actor]) => {
  const db = openDatabase(inject('databaseAdminUrl'))
  try {
    await db.execute(sql`drop table if exists again`)
    await db.execute(sql`create table again as select id, 0 as times from generate_series(1, 2) as id`)
    let alone: Promise<unknown> = Promise.resolve()
    await transact(db, async (tx) => {
      // Whoever looks for the deadlock first is undone: the statement alone.
      await tx.execute(sql`set local deadlock_timeout = '1min'`)
      await tx.execute(sql`update again set times = times + 1 where id = 1`)
      alone = actAs(actor, async () => db.execute(BOTH))
      await expect.poll(() => isWaiting(db), { interval: 10 }).toBe(true)
      await tx.execute(sql`update again set times = times + 1 where id = 2`)
    })
    await alone
    expect(await db.$client`select times from again order by id`).toEqual([{ times: 2 }, { times: 2 }])
    await db.execute(sql`drop table again`)
  } finally {
    await db.$client.end()
  }
})
