// Reads a session's object from its provider, and settles it.
import type { SessionState } from '@/db/schema/sessions'
import { transact } from '@/db/transact'
import { openConnection } from '@/lib/applications/open-connection'
import { secondsFrom } from '@/lib/clock'
import { isProviderFault } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isMissingForLong } from '@/lib/payments/beyond-reach'
import { updateFirstMissing } from '@/lib/payments/doubt-store'
import { soughtOf } from '@/lib/payments/payment'
import { updatePaymentState } from '@/lib/payments/store'
import { readAttempt } from './call-provider'
import { firstLookAgain } from './look-again-store'
import { isLive, isUnsettled, NEVER_MADE, type Session, type SessionAttempt, UNSETTLED } from './session'
import { endSession, settleSession } from './settle'
import {
  lockSession,
  selectAttemptById,
  selectAttempts,
  selectSession,
  updateAttempt,
  updateSession,
} from './store'

/** An answer that never came: after so long since it was last asked for, with nothing to be seen, nothing was made. */
const LOST_AFTER_SECONDS = 120
const FORGOTTEN_AFTER_SECONDS = 86_400
/** Looked at again after so long at first, and less often later. */
const FIRST_PAUSE_SECONDS = 60
const LONGEST_PAUSE_SECONDS = 900

export const nextLook = (checks: number, now: Date): Date =>
  secondsFrom(now, Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 1.5 ** Math.min(checks, 10)))

/** An attempt whose answer was lost: finds what it made; undefined while that is not known, null when it made nothing. */
async function findLost(house: House, attempt: SessionAttempt) {
  const open = await openConnection(house, attempt.connectionId)
  if (!open) return undefined
  const { asOf, facts } = await readAttempt(house, open, attempt.id, 'read', (connector) =>
    connector.findMade(soughtOf(attempt)),
  )
  if (facts) {
    const { checkoutUrl, paymentReference: providerReference, reference: sessionReference } = facts
    const changes = { state: 'open' as const, sessionReference, providerReference, checkoutUrl }
    await transact(house.db, async (tx) => {
      await lockSession(tx, attempt.sessionId)
      const kept = await updateAttempt(tx, attempt.id, changes, UNSETTLED)
      if (kept) await updateSession(tx, attempt.sessionId, { attemptId: attempt.id }, ['PENDING'])
    })
    return { asOf, facts }
  }
  return secondsFrom(attempt.updatedAt, LOST_AFTER_SECONDS) <= house.clock.now() ? null : undefined
}

/** Undefined where it cannot be asked. */
async function readObject(house: House, attempt: SessionAttempt, isToClose = false) {
  const open = await openConnection(house, attempt.connectionId)
  const reference = attempt.sessionReference
  if (!open || reference === null) return undefined
  return isToClose
    ? readAttempt(house, open, attempt.id, 'close', (connector) => connector.close(reference))
    : readAttempt(house, open, attempt.id, 'read', (connector) => connector.read(reference))
}

/** Asks how a payment of a session stands now, and lets the books follow. Throws `Payment.ProviderError` where nobody answers. */
export async function followSessionPayment(house: House, paymentId: string): Promise<void> {
  const attempt = await selectAttemptById(house.db, paymentId)
  if (!attempt) return
  try {
    const reading = await readObject(house, attempt)
    if (reading) await settleSession(house, attempt.sessionId, attempt.id, reading)
  } catch (error) {
    if (!isProviderFault(error)) throw error
    throw new Failure('Payment.ProviderError', 'The provider could not be asked.', { cause: error })
  }
}

interface Intent {
  /** Sees to it that it can no longer be paid. */
  isToClose: boolean
  /** What it is then called. */
  wanted?: SessionState
}

/**
 * Settles one attempt by what its provider says now. Answers the session as it is afterwards; undefined where nothing is
 * known yet. Throws `ProviderFault`.
 */
export async function reconcileAttempt(
  house: House,
  attempt: SessionAttempt,
  { isToClose, wanted }: Intent,
): Promise<Session | undefined> {
  const isLost = isUnsettled(attempt)
  const found = isLost ? await findLost(house, attempt) : await readObject(house, attempt, isToClose)
  if (found === undefined) return undefined
  if (found === null) {
    const now = house.clock.now()
    const nothing = {
      ...{ state: 'failed' as const, declineCode: NEVER_MADE, nextCheckAt: null },
      ...{ lookAgainAt: firstLookAgain(now), updatedAt: now },
    }
    await updateAttempt(house.db, attempt.id, nothing, UNSETTLED)
    return selectSession(house.db, attempt.sessionId)
  }
  const isStillOpen = isToClose && isLost && found.facts.state === 'open'
  const reading = isStillOpen
    ? await readObject(house, { ...attempt, sessionReference: found.facts.reference }, true)
    : found
  return reading && settleSession(house, attempt.sessionId, attempt.id, reading, wanted)
}

/** As `reconcileAttempt`; what its provider does not know, a day after its hour, cannot be paid any more, and holds its order for nothing. */
async function reconcileLive(
  house: House,
  session: Session,
  attempt: SessionAttempt,
  intent: Intent,
): Promise<void> {
  try {
    await reconcileAttempt(house, attempt, intent)
  } catch (error) {
    const now = house.clock.now()
    const isForgotten =
      isProviderFault(error, 'missing') && secondsFrom(session.expiresAt, FORGOTTEN_AFTER_SECONDS) <= now
    // One answer is not believed: a clock of ours may run ahead, or a key see less for a while.
    if (isForgotten && !isMissingForLong(attempt, now)) await updateFirstMissing(house.db, attempt, now)
    if (!isForgotten || !isMissingForLong(attempt, now)) throw error
    house.log.error({ sessionId: session.id, err: error }, 'a provider no longer knows what it created')
    const gone = { declineCode: 'missing-at-provider', quarantineReason: null }
    const from = ['open', 'processing', 'quarantined'] as const
    await updatePaymentState(house.db, attempt.id, 'cancelled', gone, now, from)
    await endSession(house, session.id, 'EXPIRED', 'its provider no longer knows it')
  }
}

/**
 * Looks at a session that is due: lost answers are looked for, and one whose hour is over is closed before it expires.
 * Of one that has ended nothing may be left that can be paid.
 */
export async function reconcileSession(house: House, session: Session): Promise<void> {
  const { clock, db } = house
  const now = clock.now()
  const isOver = session.expiresAt <= now
  const isToClose = isOver || session.state !== 'PENDING'
  const attempts = await selectAttempts(db, session.id)
  const live = attempts.filter((attempt) => isLive(attempt))
  // Before its hour is over it is called what its provider calls it: failed, cancelled or expired.
  const intent: Intent = isOver ? { isToClose, wanted: 'EXPIRED' } : { isToClose }
  for (const attempt of live) await reconcileLive(house, session, attempt, intent)
  const after = await selectSession(db, session.id)
  const isWaiting = (await selectAttempts(db, session.id)).some((attempt) => isLive(attempt))
  if (after?.state !== 'PENDING') {
    await updateSession(db, session.id, { nextCheckAt: isWaiting ? nextLook(session.checks, now) : null })
    return
  }
  if (!isWaiting && after.attemptId === null) {
    await endSession(
      house,
      session.id,
      isOver ? 'EXPIRED' : 'FAILED',
      isOver ? null : 'no provider created it',
    )
    return
  }
  await updateSession(db, session.id, { nextCheckAt: nextLook(session.checks, now) })
}
