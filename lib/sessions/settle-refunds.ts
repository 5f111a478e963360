// Makes our books say what a provider says of refunds, whoever made them.
import type { Transaction } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import type { RefundFacts } from '@/lib/connectors/port'
import { newId } from '@/lib/ids'
import { book, factOf } from './books'
import { findKnownRefund, insertRefund, updateRefund } from './refund-store'
import type { Session, SessionAttempt, SessionRefund } from './session'

/** A bank takes days. */
const PENDING_SECONDS = 900

/** In the words of the row and of the API: one that was cancelled has failed. */
const STATES: Record<RefundFacts['state'], SessionRefund['state']> = {
  pending: 'PENDING',
  succeeded: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'FAILED',
}

/** A refund that is on its way is asked after again by the schedule, also one that somebody made at the dashboard. */
const nextTryOf = (facts: RefundFacts, now: Date) =>
  facts.state === 'pending' ? secondsFrom(now, PENDING_SECONDS) : null

/** One that we did not ask for was made at the provider's dashboard. */
async function known(
  tx: Transaction,
  session: Session,
  attempt: SessionAttempt,
  facts: RefundFacts,
  now: Date,
): Promise<SessionRefund | undefined> {
  const found = await findKnownRefund(tx, attempt.id, facts)
  if (found) return found
  return insertRefund(tx, {
    id: newId(),
    sessionId: session.id,
    attemptId: attempt.id,
    amountMinor: facts.amountMinor,
    currency: session.currency,
    origin: 'dashboard',
    providerReference: facts.reference,
    createdAt: now,
    updatedAt: now,
  })
}

/** Money counts as given back once the provider says so, and comes back to the books when the refund fails after all. */
export async function settleRefund(
  tx: Transaction,
  session: Session,
  attempt: SessionAttempt,
  facts: RefundFacts,
  now: Date,
): Promise<SessionRefund | undefined> {
  const refund = await known(tx, session, attempt, facts, now)
  if (!refund) return undefined
  // What has failed at the provider stays so, whatever an older answer says. What only we had given up is as it says.
  if (refund.state === 'FAILED' && refund.providerReference !== null) return refund
  const state = STATES[facts.state]
  const fact = factOf(attempt.id, `refund:${facts.reference}`)
  const entry = { fact, occurredAt: now }
  if (state === 'COMPLETED')
    await book(tx, session, { ...entry, kind: 'refund', amountMinor: -facts.amountMinor })
  if (state === 'FAILED' && refund.state === 'COMPLETED')
    await book(tx, session, {
      ...entry,
      fact: `${fact}:reversed`,
      kind: 'refund_reversed',
      amountMinor: facts.amountMinor,
    })
  if (refund.state === 'COMPLETED' && state === 'PENDING') return refund
  return updateRefund(tx, refund.id, {
    state,
    providerReference: facts.reference,
    failureReason: facts.failureReason,
    nextTryAt: nextTryOf(facts, now),
    updatedAt: now,
  })
}
