// SQL for payments that may still become money: whether there is another, and when those that nobody confirms end.
import { and, asc, eq, inArray, isNotNull, isNull, lte, min, ne, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { payments } from '@/db/schema/payments'
import { UNCONFIRMED_STATES } from '@/lib/plans/under-way'
import { LIVE_STATES, type Payment } from './payment'

/** Whether somebody may be paying the same invoice or session by another attempt at this moment. */
export async function hasOtherLivePayment(
  db: Queryable,
  { id, invoiceId, sessionId }: Payment,
): Promise<boolean> {
  if (invoiceId === null && sessionId === null) return false
  const [other] = await db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        invoiceId === null ? eq(payments.sessionId, sessionId ?? '') : eq(payments.invoiceId, invoiceId),
        ne(payments.id, id),
        ne(payments.source, 'manual'),
        inArray(payments.state, [...LIVE_STATES]),
      ),
    )
    .limit(1)
  return other !== undefined
}

const isUnconfirmed = and(
  isNotNull(payments.endsAt),
  inArray(payments.state, [...UNCONFIRMED_STATES]),
  isNull(payments.sessionId),
)

export async function selectNextEnd(db: Queryable): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(payments.endsAt) })
    .from(payments)
    .where(isUnconfirmed)
  return row?.at ?? null
}

const ENDING_BATCH = 20

/** Takes those whose time is over; should they not be closed now, they are due again at `again`. */
export async function takeEnding(db: Database, until: Date, again: Date): Promise<Payment[]> {
  const due = db
    .select({ id: payments.id })
    .from(payments)
    .where(and(lte(payments.endsAt, until), isUnconfirmed))
    .orderBy(asc(payments.endsAt))
    .limit(ENDING_BATCH)
    .for('update', { skipLocked: true })
  const taken = await db
    .update(payments)
    .set({ endsAt: again })
    // An array is made once; a subquery behind `in` may be run again for each row, and then the limit limits nothing.
    .where(sql`${payments.id} = any(array(${due}))`)
    .returning()
  return taken.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}
