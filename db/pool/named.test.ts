// A statement that is sent often is named on its connection, and outlives a migration that changes what it answers.
import { sql } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import { openDatabase } from '../database'
import { transact } from '../transact'

const OFTEN_ENOUGH = 6

it('is named, and asked anew after its column has changed its type, within a transaction as well', async () => {
  const db = openDatabase(inject('databaseAdminUrl'), { maxConnections: 1 })
  const look = (id: number) => sql`select word from named_statements where id = ${id}`
  const namesOf = async () =>
    (
      await db.$client.unsafe(
        `select 1 from pg_prepared_statements where statement like '%named_statements%'`,
      )
    ).length
  try {
    await db.$client.unsafe(`drop table if exists named_statements`)
    await db.$client.unsafe(`create table named_statements as select 1 as id, 7 as word`)
    await db.execute(look(1))
    expect(await namesOf()).toBe(0)
    for (let time = 0; time < OFTEN_ENOUGH; time++) await db.execute(look(1))
    expect(await namesOf()).toBe(1)

    await db.$client.unsafe(`alter table named_statements alter word type text using word::text`)
    expect(await transact(db, (tx) => tx.execute(look(1)))).toEqual([{ word: '7' }])
    await db.$client.unsafe(`alter table named_statements alter word type bigint using word::bigint`)
    expect(await db.execute(look(1))).toEqual([{ word: '7' }])

    // More of them in one transaction than it would be run again for anything else.
    const others = Array.from(
      { length: 8 },
      (_, n) => sql`select word, ${sql.raw(String(n))} as n from named_statements where id = ${1}`,
    )
    const all = () =>
      transact(db, async (tx) => {
        for (const other of others) await tx.execute(other)
      })
    for (let time = 0; time < OFTEN_ENOUGH; time++) await all()
    await db.$client.unsafe(`alter table named_statements alter word type text using word::text`)
    await all()
    // As behind a pooler that was put there meanwhile: the server does not know the name, and hears none from now on.
    await db.$client.unsafe('deallocate all')
    expect(await transact(db, (tx) => tx.execute(look(1)))).toEqual([{ word: '7' }])
    for (let time = 0; time < OFTEN_ENOUGH; time++) await db.execute(look(1))
    expect(await namesOf()).toBe(0)
    await db.$client.unsafe(`drop table named_statements`)
  } finally {
    await db.$client.end()
  }
})
