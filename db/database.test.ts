// What connections may leave behind on a server that others use after them, as behind a pooler.
import { sql } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import { openPooler } from '@/lib/testing/pooler'
import { openDatabase } from './database'
import { transact } from './transact'

it('no statement is named behind a pooler, however often it is sent: the next may go to another server', async () => {
  const url = inject('databaseAdminUrl')
  const pooler = await openPooler(url, 1)
  const db = openDatabase(pooler.url, { directUrl: url, maxConnections: 1 })
  try {
    for (let time = 0; time < 8; time++) {
      await transact(db, (tx) => tx.execute(sql`select ${time}::int`))
      await db.$client`select ${time}::int`
      await db.$client.begin((tx) => tx`select ${time}::int`)
    }
    // What the pooler has asked by itself is its own.
    const ours = db.$client`select statement from pg_prepared_statements where statement <> ${'select 1'}`
    expect(await ours).toEqual([])
  } finally {
    await db.$client.end()
    pooler.close()
  }
})
