// SQL for payments whose Stripe fee was not known yet when they settled.
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { payments } from '@/db/schema/payments'
import { daysFrom, secondsFrom } from '@/lib/clock'

const SETTLES_AFTER_SECONDS = 120
const GIVEN_UP_AFTER_DAYS = 30
const BATCH = 20

/**
 * Drawn by lot: those that can never be asked about, because
 * their account is gone, would always be the first of any order.
 */
export async function withoutBalance(db: Queryable, now: Date): Promise<string[]> {
  const rows = await db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.source, 'stripe'),
        eq(payments.state, 'succeeded'),
        isNull(payments.balanceReference),
        lt(payments.factsAsOf, secondsFrom(now, -SETTLES_AFTER_SECONDS)),
        gt(payments.succeededAt, daysFrom(now, -GIVEN_UP_AFTER_DAYS)),
      ),
    )
    .orderBy(sql`random()`)
    .limit(BATCH)
  return rows.map(({ id }) => id)
}
