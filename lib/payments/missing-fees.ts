// Fetches Stripe fees that were not known yet when a payment settled.

import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { payments } from '@/db/schema/payments'
import { daysFrom, secondsFrom } from '@/lib/clock'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { reconcilePayment } from './reconcile'

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

/** Answers how many were asked for. */
export async function learnMissingFees(house: House): Promise<number> {
  const ids = await withoutBalance(house.db, house.clock.now())
  for (const id of ids) {
    try {
      await reconcilePayment(house, id)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      house.log.warn({ err: error, paymentId: id }, 'a fee is asked for again later')
    }
  }
  return ids.length
}
