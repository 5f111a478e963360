// SQL for rechecking attempts that seemed to have created nothing.
import { and, asc, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { payments } from '@/db/schema/payments'
import { secondsFrom } from '@/lib/clock'
import type { SessionAttempt } from './session'

const FIRST_LOOK_SECONDS = 120
const TAKEN_AT_ONCE = 50

export const firstLookAgain = (now: Date): Date => secondsFrom(now, FIRST_LOOK_SECONDS)

/**
 * Takes those whose look is due. The next one is set at once, each time later, so that whoever dies or is not answered
 * need not; a day after the attempt there is none.
 */
export const takeDueLooks = async (db: Queryable, now: Date): Promise<SessionAttempt[]> => {
  const { createdAt, id, lookAgainAt } = payments
  const due = db
    .select({ id })
    .from(payments)
    .where(and(isNotNull(lookAgainAt), lte(lookAgainAt, now)))
    .orderBy(asc(lookAgainAt))
    .limit(TAKEN_AT_ONCE)
    .for('update', { skipLocked: true })
  const at = sql`${now.toISOString()}::timestamptz`
  const later = sql`case when ${createdAt} > ${at} - interval '1 day'
    then ${at} + greatest(interval '1 minute', (${at} - ${createdAt}) * 3) end`
  const taken = await db.update(payments).set({ lookAgainAt: later }).where(inArray(id, due)).returning()
  return taken as SessionAttempt[]
}
