// SQL for refunds.
import { and, asc, eq, inArray, isNull, lte, ne, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { payments, refunds } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import type { RefundFacts } from '@/lib/connector-port/port'
import { isUuid, newId } from '@/lib/ids'
import { toMinor } from '@/lib/money/money'
import type { Payment, Refund } from './payment'

const ORIGIN_OF_STRANGERS = 'dashboard'
const FIRST_TRY_SECONDS = 20
const LONGEST_PAUSE_SECONDS = 3600

/** What is refunded or on its way, in minor units; failed and cancelled ones do not count. */
export async function selectRefundedMinor(tx: Queryable, paymentId: string): Promise<number> {
  const [row] = await tx
    .select({ sum: sql<string>`coalesce(sum(${refunds.amountMinor}), 0)` })
    .from(refunds)
    .where(and(eq(refunds.paymentId, paymentId), ne(refunds.state, 'failed'), ne(refunds.state, 'cancelled')))
  return toMinor(row?.sum ?? 0)
}

export interface NewRefund extends Pick<Refund, 'id' | 'amountMinor' | 'origin' | 'reason'> {
  /** Said by whoever asked; left out, it is decided when the money goes. */
  owedAgain?: true
}

export async function insertRefund(
  tx: Transaction,
  payment: Payment,
  refund: NewRefund,
  now: Date,
): Promise<void> {
  await tx.insert(refunds).values({
    ...refund,
    organisationId: payment.organisationId,
    paymentId: payment.id,
    currency: payment.currency,
    state: 'opening',
    // Who asked calls Stripe at once; should it die on the way, the sweep goes on.
    nextTryAt: refund.origin === 'surplus' ? now : secondsFrom(now, FIRST_TRY_SECONDS),
    createdAt: now,
    updatedAt: now,
  })
}

/** Money that came although nothing was owed any more goes back by itself, with our share of it. */
export const insertSurplusRefund = (
  tx: Transaction,
  payment: Payment,
  amountMinor: number,
  now: Date,
): Promise<void> =>
  insertRefund(tx, payment, { id: newId(), amountMinor, origin: 'surplus', reason: 'duplicate' }, now)

export async function selectRefundById(db: Queryable, id: string): Promise<Refund | undefined> {
  const [row] = await db.select().from(refunds).where(eq(refunds.id, id))
  return row
}

/** Gives a refund of ours the reference that Stripe made for it, when only the answer was lost. */
export async function updateRefundAdopted(
  tx: Transaction,
  payment: Payment,
  facts: RefundFacts,
): Promise<void> {
  const { amountMinor, claimedRefundId, reference } = facts
  if (!claimedRefundId || !isUuid(claimedRefundId)) return
  await tx
    .update(refunds)
    // What only we had given up goes on.
    .set({
      providerReference: reference,
      state: sql`case when ${refunds.state} = 'failed' then 'pending' else ${refunds.state} end`,
      failureReason: null,
    })
    .where(
      and(
        eq(refunds.id, claimedRefundId),
        eq(refunds.paymentId, payment.id),
        eq(refunds.amountMinor, amountMinor),
        isNull(refunds.providerReference),
        sql`not exists (select 1 from ${refunds} other
          where other.payment_id = ${payment.id} and other.reference_in_payment = ${reference})`,
      ),
    )
}

/** A bank takes days. */
const PENDING_SECONDS = 900

/** Nobody else tells of one that waits at an account of the merchant's own for certain. */
const nextTryOf = ({ sessionId }: Payment, { state }: RefundFacts, now: Date): Date | null =>
  sessionId !== null && state === 'pending' ? secondsFrom(now, PENDING_SECONDS) : null

/**
 * Writes what the provider says of a refund; one that we did not make came from its dashboard. What has failed there stays
 * so, and what has arrived is not on its way again, whatever an older answer says.
 */
export async function upsertRefund(
  tx: Transaction,
  payment: Payment,
  facts: RefundFacts,
  now: Date,
): Promise<Refund> {
  const { amountMinor, failureReason, reason, reference, refundedAt, state } = facts
  const said = { state, failureReason, nextTryAt: nextTryOf(payment, facts, now), updatedAt: now }
  const [row] = await tx
    .insert(refunds)
    .values({
      ...said,
      id: newId(),
      organisationId: payment.organisationId,
      paymentId: payment.id,
      amountMinor,
      currency: payment.currency,
      origin: ORIGIN_OF_STRANGERS,
      reason,
      providerReference: reference,
      createdAt: refundedAt,
    })
    .onConflictDoUpdate({
      target: [refunds.paymentId, refunds.providerReference],
      set: said,
      setWhere: sql`${refunds.state} not in ('failed', 'cancelled')
        and not (${refunds.state} = 'succeeded' and excluded.state = 'pending')`,
    })
    .returning()
  const [found] = row
    ? [row]
    : await tx
        .select()
        .from(refunds)
        .where(and(eq(refunds.paymentId, payment.id), eq(refunds.providerReference, reference)))
  if (!found) throw new Error('a refund was not written')
  return found
}

/** Stores the provider's answer; a webhook may have been faster. */
export async function updateRefundReference(
  db: Queryable,
  id: string,
  reference: string,
  now: Date,
): Promise<void> {
  await db
    .update(refunds)
    // Its next try stays: should nobody be able to ask how it stands now, it is asked after later.
    .set({ providerReference: reference, state: 'pending', missingSince: null, updatedAt: now })
    .where(and(eq(refunds.id, id), eq(refunds.state, 'opening')))
}

/** Since when its provider says that it does not know the payment; null once it says anything else. */
export async function updateRefundMissing(db: Queryable, id: string, since: Date | null): Promise<void> {
  await db
    .update(refunds)
    .set({ missingSince: since })
    .where(and(eq(refunds.id, id), eq(refunds.state, 'opening')))
}

/** False when it is not waiting for an answer any more. */
export async function updateRefundFailed(
  tx: Transaction,
  id: string,
  failureReason: string,
  now: Date,
): Promise<boolean> {
  const failed = await tx
    .update(refunds)
    .set({ state: 'failed', failureReason: failureReason.slice(0, 500), nextTryAt: null, updatedAt: now })
    .where(and(eq(refunds.id, id), eq(refunds.state, 'opening')))
    .returning({ id: refunds.id })
  return failed.length > 0
}

export interface DueRefund {
  refund: Refund
  payment: Payment
}

const DUE_BATCH = 50

/** Takes refunds that wait for an answer, or for a bank, and are due; the try after that is set at once, so that a crash only delays it. */
export async function takeDueRefunds(db: Database, now: Date): Promise<DueRefund[]> {
  const isWaiting = inArray(refunds.state, ['opening', 'pending'])
  const due = await db
    .select({ refund: refunds, payment: payments })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(and(isWaiting, lte(refunds.nextTryAt, now)))
    .orderBy(asc(refunds.nextTryAt))
    .limit(DUE_BATCH)
  const taken: DueRefund[] = []
  for (const row of due) {
    const pause = Math.min(FIRST_TRY_SECONDS * 2 ** Math.min(row.refund.tries, 20), LONGEST_PAUSE_SECONDS)
    const mine = await db
      .update(refunds)
      .set({ tries: row.refund.tries + 1, nextTryAt: secondsFrom(now, pause) })
      .where(and(eq(refunds.id, row.refund.id), eq(refunds.tries, row.refund.tries), isWaiting))
      .returning({ id: refunds.id })
    if (mine.length > 0) taken.push(row)
  }
  return taken
}

/**
 * The next try goes under a new key, because the provider would say its 5xx again for the old one. Only the generation that was
 * seen to fail is given up: under a later one somebody else may have made the refund by now.
 */
export async function updateRefundKey(db: Queryable, id: string, keyGeneration: number): Promise<void> {
  await db
    .update(refunds)
    .set({ keyGeneration: keyGeneration + 1 })
    .where(and(eq(refunds.id, id), eq(refunds.state, 'opening'), eq(refunds.keyGeneration, keyGeneration)))
}

/** Whether what it takes is owed again was decided: the money has gone, or never will. */
export async function updateDecided(tx: Transaction, id: string): Promise<void> {
  await tx
    .update(refunds)
    .set({ owedAgain: false })
    .where(and(eq(refunds.id, id), isNull(refunds.owedAgain)))
}
