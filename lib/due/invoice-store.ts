// SQL for due work of invoices, each of which has the moment in a column of its own row.
import { and, asc, eq, isNotNull, lte, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { invoices } from '@/db/schema/invoices'
import type { Transaction } from '@/db/transact'
import type { DueRow } from './rows-due'

type Moment = typeof invoices.nextReminderAt | typeof invoices.partLateAt

/** Invoices that somebody must look at by then, earliest first, from behind this one on. */
export const selectDueBy =
  (moment: Moment) =>
  async (db: Database, until: Date, limit: number, after?: DueRow): Promise<DueRow[]> => {
    const rows = await db
      .select({ id: invoices.id, at: moment })
      .from(invoices)
      .where(
        and(
          lte(moment, until),
          after &&
            sql`(${moment}, ${invoices.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
        ),
      )
      .orderBy(asc(moment), asc(invoices.id))
      .limit(limit)
    return rows.flatMap(({ at, id }) => (at === null ? [] : [{ id, at }]))
  }

export const selectNextBy =
  (moment: Moment) =>
  async (db: Database): Promise<Date | null> => {
    const [row] = await db
      .select({ at: moment })
      .from(invoices)
      .where(isNotNull(moment))
      .orderBy(asc(moment))
      .limit(1)
    return row?.at ?? null
  }

/** False where somebody else has looked meanwhile: its row is locked, so that no payment settles until the transaction ends. */
export const lockDueBy =
  (moment: Moment) =>
  async (tx: Transaction, id: string, now: Date): Promise<boolean> => {
    const rows = await tx
      .select({ id: invoices.id })
      .from(invoices)
      .where(and(eq(invoices.id, id), lte(moment, now)))
      .for('update')
    return rows.length > 0
  }
