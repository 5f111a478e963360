// The whole database as text, and how many rows it has: for tests of what must not be kept, or not be made.
import { sql } from 'drizzle-orm'
import type { House } from '@/lib/house'

const tablesOf = async ({ db }: Pick<House, 'db'>): Promise<string[]> => {
  const rows = await db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Every row of every table, cast to text. */
export async function allRows(house: Pick<House, 'db'>): Promise<string> {
  const texts: string[] = []
  for (const table of await tablesOf(house)) {
    const rows = await house.db.execute<{ row: string }>(
      sql`select t::text as row from ${sql.identifier(table)} t`,
    )
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

/** A change made again is one more entry, and no more of anything. */
const UNCOUNTED = ['rate_limits', 'audit_entries']

/** Table → its number of rows; but not how many callers were counted lately, nor how often something was changed. */
export async function countRows(house: Pick<House, 'db'>): Promise<Record<string, number>> {
  const tables = (await tablesOf(house)).filter((table) => !UNCOUNTED.includes(table))
  const counts = tables.map(
    (table) => sql`select ${table}::text as "table", count(*)::int as n from ${sql.identifier(table)}`,
  )
  const rows = await house.db.execute<{ table: string; n: number }>(sql.join(counts, sql` union all `))
  return Object.fromEntries(rows.map(({ n, table }) => [table, n]))
}
