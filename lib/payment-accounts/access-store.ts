// SQL for access to connected accounts: when it was doubted, when it is asked about again, and what begins anew once it is back.
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { inbox } from '@/db/schema/mail'
import { paymentAccounts, platformAccounts } from '@/db/schema/payment-accounts'
import { GIVEN_UP_AS_WITHDRAWN, KEPT_AS_WITHDRAWN } from '@/db/schema/payment-words'
import { payments, refunds } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import type { PaymentAccount } from './payment-account'

/** Whoever takes an account to ask about it holds it so long. */
const LEASE_SECONDS = 60
/** Longer than any pause: what lies further ahead was written by a clock that was wrong. */
const FARTHEST_SECONDS = 25 * 3600

/** Notes that Stripe refused us there. True when that is news. */
export async function updateDoubted(
  db: Queryable,
  accountId: string,
  now: Date,
  askAt: Date,
): Promise<boolean> {
  const doubted = await db
    .update(paymentAccounts)
    .set({ accessDoubtedAt: now, accessAskAt: askAt, accessRefusals: 0 })
    .where(
      and(
        eq(paymentAccounts.accountId, accountId),
        isNull(paymentAccounts.accessDoubtedAt),
        isNull(paymentAccounts.disconnectedAt),
      ),
    )
    .returning({ id: paymentAccounts.id })
  return doubted.length > 0
}

const isDue = (now: Date) =>
  or(
    lte(paymentAccounts.accessAskAt, now),
    gt(paymentAccounts.accessAskAt, secondsFrom(now, FARTHEST_SECONDS)),
  )

export async function hasAccountsToAsk(db: Queryable, now: Date): Promise<boolean> {
  const [one] = await db.select({ id: paymentAccounts.id }).from(paymentAccounts).where(isDue(now)).limit(1)
  return one !== undefined
}

/** Takes accounts that are due, each under a lease. */
export function takeAccountsToAsk(db: Database, limit: number, now: Date): Promise<PaymentAccount[]> {
  const due = db
    .select({ id: paymentAccounts.id })
    .from(paymentAccounts)
    .where(isDue(now))
    .orderBy(asc(paymentAccounts.accessAskAt))
    .limit(limit)
    .for('update', { skipLocked: true })
  return (
    db
      .update(paymentAccounts)
      .set({ accessAskAt: secondsFrom(now, LEASE_SECONDS) })
      // An array is made once; a subquery behind `in` may be run again for each row.
      .where(sql`${paymentAccounts.id} = any(array(${due}))`)
      .returning()
  )
}

export async function updateAskAt(db: Queryable, id: string, askAt: Date, refusals: number): Promise<void> {
  await db
    .update(paymentAccounts)
    .set({ accessAskAt: askAt, accessRefusals: refusals })
    .where(and(eq(paymentAccounts.id, id), isNotNull(paymentAccounts.accessAskAt)))
}

/** Accounts of ours that nobody doubts, those first that answered last. */
export const selectWitnesses = (
  db: Queryable,
  { livemode, exceptId }: { livemode: boolean; exceptId: string | undefined },
  limit: number,
) =>
  db
    .select({ accountId: sql<string>`${paymentAccounts.accountId}` })
    .from(paymentAccounts)
    .where(
      and(
        isNotNull(paymentAccounts.accountId),
        eq(paymentAccounts.livemode, livemode),
        isNull(paymentAccounts.accessAskAt),
        isNull(paymentAccounts.disconnectedAt),
        exceptId === undefined ? undefined : ne(paymentAccounts.id, exceptId),
      ),
    )
    .orderBy(sql`${desc(paymentAccounts.checkedAt)} nulls last`)
    .limit(limit)

export async function selectPlatformAccount(db: Queryable, livemode: boolean): Promise<string | undefined> {
  const [row] = await db.select().from(platformAccounts).where(eq(platformAccounts.livemode, livemode))
  return row?.accountId
}

/** The first to say it is believed. */
export async function insertPlatformAccount(
  db: Queryable,
  livemode: boolean,
  accountId: string,
): Promise<void> {
  await db.insert(platformAccounts).values({ livemode, accountId }).onConflictDoNothing()
}

/** What an account's events waited for has changed: they are taken again now. */
export async function updateEventsDue(db: Queryable, accountId: string, now: Date): Promise<void> {
  const isPutOff = and(eq(inbox.state, 'received'), gt(inbox.nextAttemptAt, now))
  await db
    .update(inbox)
    .set({ nextAttemptAt: now })
    .where(and(eq(inbox.account, accountId), isPutOff))
}

/**
 * Stripe let us in when it was asked at `asOf`. What waited, or was given up without asking, is looked at again.
 * False when access was withdrawn after that.
 */
export async function updateRestored(
  tx: Transaction,
  { id }: Pick<PaymentAccount, 'id'>,
  asOf: Date,
  now: Date,
): Promise<boolean> {
  const { accessAskAt, accountId, disconnectedAt } = paymentAccounts
  const [account] = await tx
    .update(paymentAccounts)
    .set({ disconnectedAt: null, accessDoubtedAt: null, accessAskAt: null, accessRefusals: 0 })
    .where(
      and(
        eq(paymentAccounts.id, id),
        or(isNotNull(accessAskAt), isNotNull(disconnectedAt)),
        or(isNull(disconnectedAt), lt(disconnectedAt, asOf)),
      ),
    )
    .returning({ accountId })
  if (!account?.accountId) return false
  const due = { nextCheckAt: now, checks: 0 }
  await tx
    .update(payments)
    .set(due)
    .where(
      and(
        eq(payments.paymentAccountId, id),
        isNull(payments.sessionId),
        or(
          isNotNull(payments.nextCheckAt),
          eq(payments.declineCode, GIVEN_UP_AS_WITHDRAWN),
          eq(payments.quarantineReason, KEPT_AS_WITHDRAWN),
        ),
      ),
    )
  await updateEventsDue(tx, account.accountId, now)
  const ofAccount = tx.select({ id: payments.id }).from(payments).where(eq(payments.paymentAccountId, id))
  await tx
    .update(refunds)
    .set({ nextTryAt: now })
    .where(
      and(
        isNotNull(refunds.nextTryAt),
        gt(refunds.nextTryAt, now),
        sql`${refunds.paymentId} in (${ofAccount})`,
      ),
    )
  return true
}
