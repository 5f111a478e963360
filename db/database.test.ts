// What connections may leave behind on a server that others use after them, as behind a pooler.
import { sql } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import { openDatabase } from './database'
import { transact } from './transact'

it('no statement is named on a connection, because a pooler may hand the next one to another server', async () => {
  const db = openDatabase(inject('databaseAdminUrl'), { maxConnections: 1 })
  try {
    await transact(db, (tx) => tx.execute(sql`select 1`))
    await db.$client`select ${1}::int`
    await db.$client.begin((tx) => tx`select ${2}::int`)
    expect(await db.$client`select name, statement from pg_prepared_statements`).toEqual([])
  } finally {
    await db.$client.end()
  }
})
