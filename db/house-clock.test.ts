// The clock within the database: the system's, unless a test has moved it.
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '@/lib/ids'
import { createTestDatabase } from '@/lib/testing/database'
import { type Database, openDatabase } from './database'
import { setHouseClock } from './house-clock'

let db: Database
let sql: postgres.Sql
let drop: () => Promise<unknown>

beforeAll(async () => {
  const database = await createTestDatabase()
  drop = database.drop
  db = openDatabase(database.url)
  sql = postgres(database.url, { max: 1 })
})
afterAll(async () => {
  await db.$client.end({ timeout: 5 })
  await sql.end()
  await drop()
})

/** On a connection that has known the function before. */
const ahead = async () => {
  const [row] = await sql`select extract(epoch from house_now() - now())::float8 as seconds`
  return row?.seconds
}
const made = async () => {
  const id = newId()
  const [row] = await sql`
    insert into clients (id, name, revenue_share_ppm, platform_share_ppm) values (${id}, 'x', 0, 0) returning extract(epoch from created_at - now())::float8 as seconds`
  return Math.round(row?.seconds) + 0
}

it('is moved for every connection and every default, and does not go back', async () => {
  expect([await ahead(), await made()]).toEqual([0, 0])
  await Promise.all([60, 3600, 86_400, 3600].map((seconds) => setHouseClock(db, seconds)))
  expect([await ahead(), await made()]).toEqual([86_400, 86_400])
  await setHouseClock(db, 60)
  expect(await ahead()).toBe(86_400)
  await setHouseClock(db, 0, true)
  expect([await ahead(), await made()]).toEqual([0, 0])
})

it('what triggers write as the time follows it', async () => {
  await setHouseClock(db, 86_400)
  const id = newId()
  await sql`insert into clients (id, name, revenue_share_ppm, platform_share_ppm) values (${id}, 'x', 0, 0)`
  const organisation = newId()
  await sql`
    insert into organisations (id, client_id, name, country, default_currency)
    values (${organisation}, ${id}, 'x', 'DE', 'EUR')`
  await sql`update organisations set name = 'y' where id = ${organisation}`
  const [row] = await sql`
    select round(extract(epoch from o.updated_at - now()) / 3600)::int as updated,
      (select round(extract(epoch from max(a.occurred_at) - now()) / 3600)::int from audit_entries a
        where a.organisation_id = o.id) as audited
    from organisations o where o.id = ${organisation}`
  expect(row).toEqual({ updated: 24, audited: 24 })
  await setHouseClock(db, 0, true)
})

it('no column takes its time from another clock, and no function does', async () => {
  const columns = await sql`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public' and column_default ~ '(now|timestamp)\\(\\)|CURRENT' and column_default not like '%house_now()%'`
  expect(columns.map(({ name }) => name)).toEqual([])
  const functions = await sql`
    select p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and p.proname <> 'house_now'
      and p.probin is null and p.prosrc ~* '([^_a-z]now|clock_timestamp|statement_timestamp)\\(\\)|current_(date|timestamp)'
      and p.prosrc !~ 'house_now\\(\\)'`
  expect(functions.map(({ name }) => name)).toEqual([])
})
