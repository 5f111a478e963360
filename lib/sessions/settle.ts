// Makes our books say what a provider says of a session, whoever brought the news.
import type { SessionState } from '@/db/schema/sessions'
import { type Transaction, transact } from '@/db/transact'
import { updateMissingRight } from '@/lib/applications/connection-store'
import { secondsFrom } from '@/lib/clock'
import type { ObjectFacts, ObjectState } from '@/lib/connectors/port'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import type { SessionEventType } from '@/lib/outgoing/event-types'
import { publishToApplication } from '@/lib/outgoing/publish'
import { book, factOf, followLedger } from './books'
import { mismatchOf } from './order-of'
import { presentEvent } from './present'
import { insertRefund, sumOfRefunds } from './refund-store'
import { isLive, type Session, type SessionAttempt } from './session'
import { disputesOf, settleDispute, tellOfDisputes } from './settle-disputes'
import { settleRefund } from './settle-refunds'
import { lockSession, selectAttempts, updateAttempt, updateSession } from './store'

const ENDS: Partial<Record<ObjectState, SessionState>> = {
  failed: 'FAILED',
  expired: 'EXPIRED',
  cancelled: 'CANCELLED',
}

const EVENTS: Partial<Record<SessionState, SessionEventType>> = {
  SUCCEEDED: 'session.succeeded',
  FAILED: 'session.failed',
  EXPIRED: 'session.expired',
  CANCELLED: 'session.cancelled',
  PARTIALLY_REFUNDED: 'session.refunded',
  REFUNDED: 'session.refunded',
}

/** Tells the application what a session has become, in the transaction in which it becomes so. */
export async function tell(tx: Transaction, before: Session, after: Session, now: Date): Promise<void> {
  // A refund that failed leads back to SUCCEEDED, which is no second success.
  const isOldSuccess = before.capturedMinor > 0 && after.state === 'SUCCEEDED'
  const type = isOldSuccess ? 'session.refunded' : EVENTS[after.state]
  const isNews = before.state !== after.state || before.refundedMinor !== after.refundedMinor
  if (!type || !isNews) return
  const [dispute] = after.capturedMinor > 0 ? await disputesOf(tx, after.id) : []
  await publishToApplication(
    tx,
    { id: after.applicationId, organisationId: after.organisationId },
    { type, occurredAt: now },
    () => presentEvent(after, dispute),
  )
}

/** What somebody has given back at the provider already, or is about to. */
const returnedOf = ({ refunds }: ObjectFacts): number =>
  refunds.reduce(
    (sum, { amountMinor, state }) => sum + (state === 'pending' || state === 'succeeded' ? amountMinor : 0),
    0,
  )

/** Money for a session that another attempt has paid: it is written down, and goes back. */
async function returnSurplus(
  { log }: House,
  tx: Transaction,
  session: Session,
  attempt: SessionAttempt,
  facts: ObjectFacts,
  now: Date,
): Promise<void> {
  log.error(
    { sessionId: session.id, attemptId: attempt.id },
    'a session was paid twice: the surplus goes back',
  )
  const amountMinor = facts.capturedMinor - returnedOf(facts)
  if (amountMinor <= 0 || (await sumOfRefunds(tx, attempt.id)) > 0) return
  await insertRefund(tx, {
    id: newId(),
    sessionId: session.id,
    attemptId: attempt.id,
    amountMinor,
    currency: session.currency,
    origin: 'api',
    reason: 'duplicate',
    nextTryAt: now,
    createdAt: now,
    updatedAt: now,
  })
}

async function settlePaid(
  house: House,
  tx: Transaction,
  session: Session,
  attempt: SessionAttempt,
  facts: ObjectFacts,
  now: Date,
): Promise<Session | undefined> {
  const { capturedMinor, paidAt, paymentReference, reference: providerReference } = facts
  const isSurplus = session.capturedMinor > 0 && session.attemptId !== attempt.id
  await updateAttempt(tx, attempt.id, { state: 'paid', providerReference, paymentReference, updatedAt: now })
  const isNew = await book(tx, session, {
    fact: factOf(attempt.id, 'payment'),
    kind: 'payment',
    amountMinor: capturedMinor,
    occurredAt: paidAt ?? now,
  })
  if (isNew && isSurplus) await returnSurplus(house, tx, session, attempt, facts, now)
  // Another one that can still be paid is closed by the next look.
  const isAlone = !(await selectAttempts(tx, session.id)).some(isLive)
  if (!isSurplus)
    await updateSession(tx, session.id, {
      attemptId: attempt.id,
      paidAt: session.paidAt ?? paidAt ?? now,
      failureReason: null,
      nextCheckAt: isAlone ? null : now,
    })
  for (const refund of facts.refunds)
    await settleRefund(tx, session, { ...attempt, paymentReference }, refund, now)
  const news: SessionEventType[] = []
  for (const dispute of facts.disputes)
    news.push(...(await settleDispute(tx, session, attempt, dispute, now)))
  const after = await followLedger(tx, session.id, now)
  if (after && !isSurplus) await tellOfDisputes(tx, after, news, now)
  return after
}

async function settleEnd(
  tx: Transaction,
  session: Session,
  attempt: SessionAttempt,
  facts: ObjectFacts,
  end: SessionState,
  now: Date,
): Promise<Session | undefined> {
  await updateAttempt(tx, attempt.id, { state: 'closed', updatedAt: now })
  if (session.attemptId !== attempt.id) return session
  const changes = { state: end, failureReason: facts.failureReason, nextCheckAt: null, updatedAt: now }
  return (await updateSession(tx, session.id, changes, ['PENDING'])) ?? session
}

/**
 * `facts` were read at `asOf`. `wanted` is the end that was asked for, where one was: a session that its application
 * cancels is cancelled, whatever the provider calls it. What does not fit is not settled, and said loudly.
 */
export async function settleSession(
  house: House,
  sessionId: string,
  attemptId: string,
  facts: ObjectFacts,
  wanted?: SessionState,
): Promise<Session | undefined> {
  const { clock, db, env, log } = house
  const now = clock.now()
  return transact(db, async (tx) => {
    const session = await lockSession(tx, sessionId)
    const attempt = (await selectAttempts(tx, sessionId)).find(({ id }) => id === attemptId)
    if (!session || !attempt) return undefined
    const mismatch = mismatchOf(session, attempt, env.stripeLivemode, facts)
    if (mismatch) {
      log.error(
        { sessionId, attemptId, mismatch },
        'what a provider says does not fit this session: not settled',
      )
      const again = { failureReason: `mismatch: ${mismatch}`, nextCheckAt: secondsFrom(now, 3_600) }
      return updateSession(tx, sessionId, again)
    }
    const end = ENDS[facts.state]
    const isOver = attempt.state === 'paid' || attempt.state === 'closed'
    const after =
      facts.state === 'paid'
        ? await settlePaid(house, tx, session, attempt, facts, now)
        : end && !isOver
          ? await settleEnd(tx, session, attempt, facts, wanted ?? end, now)
          : session
    if (after) await tell(tx, session, after, now)
    await noteMissingRight(house, tx, attempt, facts)
    return after
  })
}

/** Kept with the connection, whose owner alone can give its key the right. */
async function noteMissingRight(
  { log }: House,
  tx: Transaction,
  { connectionId }: SessionAttempt,
  { missingRight }: ObjectFacts,
): Promise<void> {
  if (missingRight === undefined) return
  const isNews = await updateMissingRight(tx, connectionId, missingRight)
  if (isNews && missingRight) log.error({ connectionId, missingRight }, 'a provider’s key lacks a right')
}
