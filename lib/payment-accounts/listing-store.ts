// SQL for listing accounts' events: which are due, how far they were listed, and when they are listed next.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { inbox } from '@/db/schema/mail'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { payments } from '@/db/schema/payments'
import { secondsFrom } from '@/lib/clock'
import type { PaymentAccount } from './payment-account'

/** Whoever takes an account to list it holds it so long. */
const LEASE_SECONDS = 120
/** An account had news lately, or has a payment that is looked at within so long. */
const LATELY_SECONDS = 600
/** However quiet an account is, it is listed once in so long. */
export const LONGEST_PAUSE_SECONDS = 6 * 3600
/** What lies further ahead was written by a clock that was wrong. */
const FARTHEST_SECONDS = LONGEST_PAUSE_SECONDS + LEASE_SECONDS

/** Nothing can be listed of an account that is disconnected, or refuses us for now. */
const isOpenToUs = and(
  isNotNull(paymentAccounts.accountId),
  isNull(paymentAccounts.disconnectedAt),
  isNull(paymentAccounts.accessDoubtedAt),
)

/** Makes accounts due on which something happened lately, or is about to, and that were not listed since `before`. */
export async function updateDueByNews(db: Database, now: Date, before: Date): Promise<void> {
  const { accountId, eventsDueAt, eventsListedUntil, id } = paymentAccounts
  const told = db
    .select({ account: inbox.account })
    .from(inbox)
    .where(and(isNull(inbox.connectionId), gt(inbox.createdAt, secondsFrom(now, -LATELY_SECONDS))))
  const looked = db
    .select({ id: payments.paymentAccountId })
    .from(payments)
    .where(
      and(isNotNull(payments.paymentAccountId), lt(payments.nextCheckAt, secondsFrom(now, LATELY_SECONDS))),
    )
  await db
    .update(paymentAccounts)
    .set({ eventsDueAt: now })
    .where(
      and(
        isOpenToUs,
        gt(eventsDueAt, now),
        or(isNull(eventsListedUntil), lt(eventsListedUntil, before), gt(eventsListedUntil, now)),
        or(inArray(accountId, told), inArray(id, looked)),
      ),
    )
}

/** Takes accounts that are due, the longest first, each under a lease. */
export function takeAccountsToList(db: Database, limit: number, now: Date): Promise<PaymentAccount[]> {
  const { eventsDueAt, id } = paymentAccounts
  const isDue = or(
    isNull(eventsDueAt),
    lte(eventsDueAt, now),
    gt(eventsDueAt, secondsFrom(now, FARTHEST_SECONDS)),
  )
  const due = db
    .select({ id })
    .from(paymentAccounts)
    .where(and(isOpenToUs, isDue))
    .orderBy(asc(eventsDueAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  return (
    db
      .update(paymentAccounts)
      .set({ eventsDueAt: secondsFrom(now, LEASE_SECONDS) })
      // An array is made once; a subquery behind `in` may be run again for each row.
      .where(sql`${id} = any(array(${due}))`)
      .returning()
  )
}

/** Writes how far an account was listed, when it was, and when it is due again. */
export async function updateListed(
  db: Queryable,
  id: string,
  { dueAt, listedAt, seenUntil }: { seenUntil: Date | null; listedAt: Date; dueAt: Date },
): Promise<void> {
  await db
    .update(paymentAccounts)
    .set({ eventsSeenUntil: seenUntil, eventsListedUntil: listedAt, eventsDueAt: dueAt })
    .where(eq(paymentAccounts.id, id))
}

/** Forgets how far accounts were listed: each is listed at the next turn from as far back as its provider keeps events. */
export async function updateUnlisted(db: Queryable): Promise<void> {
  await db
    .update(paymentAccounts)
    .set({ eventsSeenUntil: null, eventsListedUntil: null, eventsDueAt: null })
    .where(isNotNull(paymentAccounts.accountId))
}

/** Accounts of which something can be asked. */
export const selectAskable = (db: Queryable): Promise<PaymentAccount[]> =>
  db.select().from(paymentAccounts).where(isOpenToUs)
