// SQL of the refunds of sessions.
import { and, asc, eq, inArray, isNotNull, lte, ne, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { sessionRefunds } from '@/db/schema/sessions'
import type { Transaction } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import type { SessionRefund } from './session'

export async function selectRefund(db: Queryable, id: string): Promise<SessionRefund | undefined> {
  const [row] = await db.select().from(sessionRefunds).where(eq(sessionRefunds.id, id))
  return row
}

export async function insertRefund(
  tx: Transaction,
  row: typeof sessionRefunds.$inferInsert,
): Promise<SessionRefund | undefined> {
  const [refund] = await tx.insert(sessionRefunds).values(row).onConflictDoNothing().returning()
  return refund
}

/** Undefined where it is not in one of the states `from`. */
export async function updateRefund(
  db: Queryable,
  id: string,
  changes: Partial<typeof sessionRefunds.$inferInsert>,
  from?: readonly SessionRefund['state'][],
): Promise<SessionRefund | undefined> {
  const [row] = await db
    .update(sessionRefunds)
    .set(changes)
    .where(and(eq(sessionRefunds.id, id), from && inArray(sessionRefunds.state, [...from])))
    .returning()
  return row
}

/** Of one attempt's money, what was given back or is about to be; the session's row must be locked. */
export async function sumOfRefunds(tx: Transaction, attemptId: string): Promise<number> {
  const [row] = await tx
    .select({ sum: sql<string>`coalesce(sum(${sessionRefunds.amountMinor}), 0)` })
    .from(sessionRefunds)
    .where(and(eq(sessionRefunds.attemptId, attemptId), ne(sessionRefunds.state, 'FAILED')))
  return Number(row?.sum ?? 0)
}

/** By the provider's name for it, or by ours where we have not learnt that yet. */
export async function findKnownRefund(
  tx: Transaction,
  attemptId: string,
  { claimedRefundId, reference }: { reference: string; claimedRefundId: string | null },
): Promise<SessionRefund | undefined> {
  const rows = await tx.select().from(sessionRefunds).where(eq(sessionRefunds.attemptId, attemptId))
  return (
    rows.find(({ providerReference }) => providerReference === reference) ??
    rows.find(({ id, providerReference }) => id === claimedRefundId && providerReference === null)
  )
}

const TAKEN_AT_ONCE = 50
const TAKEN_FOR_SECONDS = 60

/** Takes those that wait for an answer; nobody else takes them in the same minute. */
export const takeDueRefunds = (db: Queryable, now: Date): Promise<SessionRefund[]> => {
  const due = db
    .select({ id: sessionRefunds.id })
    .from(sessionRefunds)
    .where(
      and(
        eq(sessionRefunds.state, 'PENDING'),
        isNotNull(sessionRefunds.nextTryAt),
        lte(sessionRefunds.nextTryAt, now),
      ),
    )
    .orderBy(asc(sessionRefunds.nextTryAt))
    .limit(TAKEN_AT_ONCE)
    .for('update', { skipLocked: true })
  return db
    .update(sessionRefunds)
    .set({ nextTryAt: secondsFrom(now, TAKEN_FOR_SECONDS), tries: sql`${sessionRefunds.tries} + 1` })
    .where(inArray(sessionRefunds.id, due))
    .returning()
}
