// SQL of the purge: each statement takes one batch of what is due, oldest first, and says how many rows that were.
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'

/** One batch: by an index, and past rows that somebody else holds, so that nobody waits for it and replicas share the work. */
interface Due {
  table: string
  /** The column that the index is sorted by. */
  by: string
  isDue: SQL
}

const rowsOf = ({ by, isDue, table }: Due, most: number): SQL => sql`
  ctid = any(array(
    select ctid from ${sql.identifier(table)} where ${isDue}
    order by ${sql.identifier(by)} limit ${most}::int for update skip locked))`

export async function deleteBatch(db: Database, due: Due, most: number): Promise<number> {
  const rows = await db.execute(
    sql`delete from ${sql.identifier(due.table)} where ${rowsOf(due, most)} returning 1`,
  )
  return rows.length
}

export async function updateBatch(db: Database, due: Due & { set: SQL }, most: number): Promise<number> {
  const rows = await db.execute(
    sql`update ${sql.identifier(due.table)} set ${due.set} where ${rowsOf(due, most)} returning 1`,
  )
  return rows.length
}

export async function selectNow(db: Database): Promise<Date> {
  const [row] = await db.execute<{ now: string }>(sql`select house_now()::text as now`)
  return new Date(row?.now ?? Number.NaN)
}
