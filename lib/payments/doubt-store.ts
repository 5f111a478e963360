// SQL for payments in doubt: kept apart, found suspicious, or not known to their provider any more.
import { and, eq, inArray } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { inbox } from '@/db/schema/mail'
import { payments } from '@/db/schema/payments'
import type { Payment } from './payment'

/** For an attempt that has come to its end, and then was found to have taken money that does not fit. */
export async function updateSuspicious(
  db: Queryable,
  id: string,
  quarantineReason: string,
  now: Date,
): Promise<Payment | undefined> {
  const [row] = await db
    .update(payments)
    .set({ quarantineReason, updatedAt: now })
    .where(and(eq(payments.id, id), inArray(payments.state, ['failed', 'cancelled'])))
    .returning()
  return row
}

/** Since when a payment's provider says that it does not know it; looked at again at `again`. */
export async function updateMissingSince(db: Queryable, id: string, since: Date, again: Date): Promise<void> {
  await db.update(payments).set({ missingSince: since, nextCheckAt: again }).where(eq(payments.id, id))
}

/** As `updateMissingSince`, where it is looked at again anyway. What lies ahead was written by a clock that was wrong. */
export async function updateFirstMissing(
  db: Queryable,
  { id, missingSince }: Pick<Payment, 'id' | 'missingSince'>,
  now: Date,
): Promise<void> {
  if (missingSince !== null && missingSince <= now) return
  await db.update(payments).set({ missingSince: now }).where(eq(payments.id, id))
}

/** What a payment was kept apart for is settled: so are the events that told of it. */
export async function updateEventsSettled(db: Queryable, paymentId: string, now: Date): Promise<void> {
  await db
    .update(inbox)
    .set({ state: 'handled', lastError: null, handledAt: now })
    .where(and(eq(inbox.paymentId, paymentId), eq(inbox.state, 'quarantined')))
}
