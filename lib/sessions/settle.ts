// Settles a session from its provider's facts, and notifies its application.
import type { SessionState } from '@/db/schema/sessions'
import { type Transaction, transact } from '@/db/transact'
import { noteRight } from '@/lib/applications/note-right'
import { secondsFrom } from '@/lib/clock'
import type { ObjectFacts, ObjectState } from '@/lib/connector-port/port'
import type { House } from '@/lib/house'
import type { SessionEventType } from '@/lib/outgoing/event-types'
import { publishToApplication } from '@/lib/outgoing/publish'
import { isDecided } from '@/lib/payments/dispute'
import { selectDisputesOfSession } from '@/lib/payments/dispute-store'
import { MAY_COME_FROM, type Payment } from '@/lib/payments/payment'
import { quarantine, suspicionOf } from '@/lib/payments/quarantine'
import { mismatchOf, toldOf } from '@/lib/payments/settle'
import type { DisputeNews } from '@/lib/payments/settle-parts'
import { settleTold } from '@/lib/payments/settle-told'
import { updatePaymentState } from '@/lib/payments/store'
import type { Payee } from '@/lib/payments/told'
import { presentDispute, presentEvent } from './present'
import { isLive, isNeverMade, type Session, type SessionAttempt } from './session'
import { lockSession, selectAttemptById, selectAttempts, selectSession, updateSession } from './store'

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

const publish = async (tx: Transaction, session: Session, type: SessionEventType, occurredAt: Date) => {
  const { applicationId: id, organisationId } = session
  const [dispute] = session.capturedMinor > 0 ? await selectDisputesOfSession(tx, session.id) : []
  await publishToApplication(tx, { id, organisationId }, { type, occurredAt }, () =>
    presentEvent(session, dispute),
  )
}

/** Tells the application what a session has become, in the transaction in which it becomes so. */
export async function tell(tx: Transaction, before: Session, after: Session, now: Date): Promise<void> {
  // A refund that failed leads back to SUCCEEDED, which is no second success.
  const isOldSuccess = before.capturedMinor > 0 && after.state === 'SUCCEEDED'
  const type = isOldSuccess ? 'session.refunded' : EVENTS[after.state]
  const isNews = before.state !== after.state || before.refundedMinor !== after.refundedMinor
  if (type && isNews) await publish(tx, after, type, now)
}

/** Ends a session of which no provider has anything. */
export const endSession = (
  { clock, db }: House,
  sessionId: string,
  state: SessionState,
  failureReason: string | null,
): Promise<Session | undefined> =>
  transact(db, async (tx) => {
    const before = await lockSession(tx, sessionId)
    const now = clock.now()
    const changes = { state, failureReason, nextCheckAt: null, updatedAt: now }
    const after = before && (await updateSession(tx, sessionId, changes, ['PENDING']))
    if (before && after) await tell(tx, before, after, now)
    return after ?? before
  })

function disputeEvents({ after, before }: DisputeNews): SessionEventType[] {
  const isClosed = isDecided(after) && before?.state !== after.state
  if (!before) return ['session.dispute.opened', ...(isClosed ? (['session.dispute.closed'] as const) : [])]
  if (isClosed) return ['session.dispute.closed']
  const isSame = JSON.stringify(presentDispute(before)) === JSON.stringify(presentDispute(after))
  return isSame ? [] : ['session.dispute.updated']
}

/** What a session says whose payment is kept apart. */
const MISMATCH = 'mismatch: '

interface Reading {
  facts: ObjectFacts
  /** When the provider was asked. */
  asOf: Date
}

/**
 * `wanted` is the end that was asked for, where one was: a session that its application cancels is cancelled, whatever the
 * provider calls it. What does not fit is kept apart, said loudly and never settled.
 */
export async function settleSession(
  house: House,
  sessionId: string,
  attemptId: string,
  reading: Reading,
  wanted?: SessionState,
): Promise<Session | undefined> {
  const { db } = house
  const attempt = await selectAttemptById(db, attemptId)
  if (!attempt) return undefined
  const { asOf, facts } = reading
  const mismatch = mismatchOf(attempt, facts)
  if (mismatch) {
    const kept = await quarantine(house, attempt, suspicionOf(attempt, facts), mismatch, asOf)
    return followKept(house, attempt, kept ?? attempt, mismatch, wanted)
  }
  await settleTold(house, attempt, toldOf(facts, asOf), payeeOf(house, attempt, facts, wanted))
  return selectSession(db, sessionId)
}

/**
 * The payment's own row says what does not fit; a session that waits for it says so too. What took no money, or gave it back,
 * ends the session, unless another attempt may still be paid.
 */
async function followKept(
  house: House,
  { id, sessionId }: SessionAttempt,
  kept: Payment,
  mismatch: string,
  wanted: SessionState | undefined,
): Promise<Session | undefined> {
  const { clock, db } = house
  const session = await selectSession(db, sessionId)
  const isReleased = kept.state === 'cancelled' && kept.quarantineReason === null
  if (isReleased && session?.failureReason?.startsWith(MISMATCH))
    await updateSession(db, sessionId, { failureReason: null })
  const others = (await selectAttempts(db, sessionId)).filter((it) => it.id !== id)
  if (session?.state !== 'PENDING' || (session.attemptId ?? id) !== id || others.some(isLive))
    return selectSession(db, sessionId)
  if (isReleased) return endSession(house, sessionId, wanted ?? 'FAILED', kept.declineCode ?? 'released')
  const again = { failureReason: `${MISMATCH}${mismatch}`, nextCheckAt: secondsFrom(clock.now(), 3_600) }
  return updateSession(db, sessionId, again, ['PENDING'])
}

function payeeOf(
  house: House,
  { id, sessionId }: SessionAttempt,
  facts: ObjectFacts,
  wanted: SessionState | undefined,
): Payee {
  const now = house.clock.now()
  let session: Session | undefined
  return {
    move: async (tx, before, isSurplus) => {
      session = await lockSession(tx, sessionId)
      if (!session) throw new Error(`no session ${sessionId}`)
      if (session.failureReason?.startsWith(MISMATCH))
        await updateSession(tx, sessionId, { failureReason: null })
      if (facts.state === 'paid') await movePaid(tx, session, before, facts, isSurplus, now)
      else await moveUnpaid(tx, session, before, facts, wanted, now)
      return undefined
    },
    // Its application is told of the session, at the end.
    tellPaid: async () => undefined,
    follow: async (tx, _, { disputes }) => {
      const after = await selectSession(tx, sessionId)
      if (after?.attemptId !== id) return
      for (const type of disputes.flatMap(disputeEvents)) await publish(tx, after, type, now)
    },
    end: async (tx) => {
      const after = await selectSession(tx, sessionId)
      if (session && after) await tell(tx, session, after, now)
      const { right } = facts
      const connectionId = right && (await selectAttemptById(tx, id))?.connectionId
      if (right && connectionId) await noteRight(house, tx, connectionId, right)
    },
  }
}

async function movePaid(
  tx: Transaction,
  session: Session,
  attempt: Payment,
  { charge, method, paidAt, paymentReference, providerStatus, reference }: ObjectFacts,
  isSurplus: boolean,
  now: Date,
): Promise<void> {
  const seen = {
    ...{ sessionReference: reference, providerReference: paymentReference, declineCode: null },
    ...(providerStatus && { providerStatus }),
    ...(method && { method }),
    ...(charge && { chargeReference: charge.reference, receiptUrl: charge.receiptUrl }),
  }
  await updatePaymentState(tx, attempt.id, 'succeeded', seen, now)
  if (isSurplus) return
  // Another one that can still be paid is closed by the next look.
  const isAlone = !(await selectAttempts(tx, session.id)).some(isLive)
  await updateSession(tx, session.id, {
    attemptId: attempt.id,
    paidAt: session.paidAt ?? paidAt ?? now,
    failureReason: null,
    nextCheckAt: isAlone ? null : now,
  })
}

async function moveUnpaid(
  tx: Transaction,
  session: Session,
  attempt: Payment,
  { failureReason, reference, state }: ObjectFacts,
  wanted: SessionState | undefined,
  now: Date,
): Promise<void> {
  const isOver = !isLive(attempt) && !isNeverMade(attempt)
  const end = ENDS[state]
  if (isOver) return
  const seen = { sessionReference: reference, declineCode: failureReason }
  if (!end) {
    // What was kept apart, and fits now, goes on as if nothing had been.
    const to = state === 'processing' ? 'processing' : 'open'
    if (to === 'processing' || attempt.state === 'quarantined')
      await updatePaymentState(tx, attempt.id, to, {}, now, [...MAY_COME_FROM[to], 'quarantined'])
    return
  }
  const to = state === 'failed' ? 'failed' : 'cancelled'
  const from = [...MAY_COME_FROM.cancelled, 'quarantined', 'failed'] as const
  await updatePaymentState(
    tx,
    attempt.id,
    to,
    to === 'failed' ? seen : { ...seen, declineCode: null },
    now,
    from,
  )
  if (session.attemptId !== attempt.id) return
  const changes = { state: wanted ?? end, failureReason, nextCheckAt: null, updatedAt: now }
  await updateSession(tx, session.id, changes, ['PENDING'])
}
