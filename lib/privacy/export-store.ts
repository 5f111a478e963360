// SQL for exports: whole rows, without what would let somebody sign in, pay or sign.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import type { Rows } from './export-rows'
import { HOLDINGS } from './holdings'

/** As the API spells names. */
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Of one table, so that the largest customer fits into memory; an export says when there were more. */
export const MOST_ROWS = 20_000

export async function selectRows(
  db: Queryable,
  table: string,
  { isTheirs, without = [] }: Rows,
): Promise<Record<string, unknown>[]> {
  const hidden = new Set([...without, ...(HOLDINGS[table]?.secret ?? []), 'search_text'])
  const rows = await db.execute<{ row: Record<string, unknown> }>(
    sql`select to_jsonb(t) as row from ${sql.identifier(table)} t where ${isTheirs} limit ${MOST_ROWS + 1}::int`,
  )
  return rows.map(({ row }) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !hidden.has(column))
        .map(([column, value]) => [camel(column), value]),
    ),
  )
}

/** A customer with all who were merged into it. */
export async function selectCustomerIds(
  db: Queryable,
  organisationId: string,
  id: string,
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from customers
    where (id = ${id}::uuid or merged_into = ${id}::uuid) and organisation_id = ${organisationId}::uuid`)
  return rows.map((row) => row.id)
}

/** Documents that can be printed as long as their contents are kept. */
export async function selectPapers(
  db: Queryable,
  theirs: readonly string[],
): Promise<{ id: string; documentNumber: string; isPaid: boolean }[]> {
  const ids: SQL = sql`any(${sql.param([...theirs])}::uuid[])`
  return [
    ...(await db.execute<{ id: string; documentNumber: string; isPaid: boolean }>(sql`
      select id, document_number as "documentNumber", paid_at is not null as "isPaid" from invoices
      where customer_id = ${ids} and document_number is not null and contents_erased_at is null
      order by issue_date, number`)),
  ]
}
