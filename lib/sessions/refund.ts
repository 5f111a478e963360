// Gives money of a session back: never more than was captured, however many ask at once.
import { transact } from '@/db/transact'
import { selectConnection } from '@/lib/applications/connection-store'
import { type OpenConnection, openConnection } from '@/lib/applications/open-connection'
import { secondsFrom } from '@/lib/clock'
import { isBroken, isProviderFault, type ProviderFault } from '@/lib/connectors/fault'
import type { RefundFacts, RefundOrder } from '@/lib/connectors/port'
import { providerKind } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { chargeStepMinor } from '@/lib/money/currency'
import { readAmount } from '@/lib/payments/read-amount'
import { followLedger } from './books'
import { callProvider } from './call-provider'
import { currencyOf } from './order-of'
import { insertRefund, selectRefund, sumOfRefunds, updateRefund } from './refund-store'
import type { Session, SessionAttempt, SessionRefund } from './session'
import { settleSession, tell } from './settle'
import { disputedMinor } from './settle-disputes'
import { settleRefund } from './settle-refunds'
import { lockSession, selectAttempts, selectSession } from './store'

interface NewRefund {
  /** Made from the caller's idempotency key: the same one makes the same refund once. */
  id: string
  applicationId: string
  sessionId: string
  /** As the caller wrote it, major units; all that remains when left out. */
  amount?: number | string | undefined
  reason?: string | undefined
}

/** The caller's own call comes first; then the schedule takes it up. */
const FIRST_TRY_SECONDS = 60

/** Only what every provider can be told: none takes the last of three decimals. Throws `Request.Invalid`. */
const amountOf = (said: number | string, session: Session): number =>
  readAmount(said, session.currency, chargeStepMinor(currencyOf(session)))

/** Whether a dispute over a part keeps the rest from being given back: such a refund is not even asked for. */
async function isLockedByDispute({ db, env }: House, session: Session): Promise<boolean> {
  const attempt = (await selectAttempts(db, session.id)).find(({ id }) => id === session.attemptId)
  const connection = attempt && (await selectConnection(db, attempt.connectionId))
  const kind = connection && providerKind(env, connection.provider)
  return kind?.refundsBesideDispute === false
}

/** The row is there before the provider is asked, and its amount is taken from what remains. */
const putRefund = (
  { clock, db }: House,
  order: NewRefund,
  locksWhenDisputed: boolean,
): Promise<SessionRefund> =>
  transact(db, async (tx) => {
    const session = await lockSession(tx, order.sessionId)
    const known = await selectRefund(tx, order.id)
    if (known) return known
    if (!session?.attemptId || !['SUCCEEDED', 'PARTIALLY_REFUNDED'].includes(session.state))
      throw new Failure('Session.NotRefundable')
    const heldMinor = await disputedMinor(tx, session.id, session.attemptId)
    if (heldMinor > 0 && locksWhenDisputed)
      throw new Failure('Session.Disputed', 'The provider refunds nothing of a payment that is disputed.')
    const unrefunded = session.capturedMinor - (await sumOfRefunds(tx, session.attemptId))
    const remaining = unrefunded - heldMinor
    const amountMinor = order.amount === undefined ? remaining : amountOf(order.amount, session)
    if (heldMinor > 0 && unrefunded > 0 && (remaining <= 0 || amountMinor > remaining))
      throw new Failure('Session.Disputed')
    if (remaining <= 0)
      throw new Failure('Session.NotRefundable', 'All of it was given back, or is about to be.')
    if (amountMinor > remaining) throw new Failure('Session.RefundExceedsCaptured')
    const now = clock.now()
    const refund = await insertRefund(tx, {
      id: order.id,
      sessionId: session.id,
      attemptId: session.attemptId,
      amountMinor,
      currency: session.currency,
      origin: 'api',
      reason: order.reason ?? null,
      nextTryAt: secondsFrom(now, FIRST_TRY_SECONDS),
      createdAt: now,
      updatedAt: now,
    })
    if (!refund) throw new Error('a refund was not inserted')
    return refund
  })

/** Throws `Session.NotFound`, `Session.NotRefundable`, `Session.Disputed`, `Session.RefundExceedsCaptured`, `Request.Invalid`. */
export async function refundSession(house: House, order: NewRefund): Promise<SessionRefund> {
  const session = await selectSession(house.db, order.sessionId, order.applicationId)
  if (!session) throw new Failure('Session.NotFound')
  const refund = await putRefund(house, order, await isLockedByDispute(house, session))
  return pursueRefund(house, refund)
}

const settle = ({ clock, db }: House, refund: SessionRefund, facts: RefundFacts) =>
  transact(db, async (tx) => {
    const session = await lockSession(tx, refund.sessionId)
    const attempt = (await selectAttempts(tx, refund.sessionId)).find(({ id }) => id === refund.attemptId)
    if (!session || !attempt) return refund
    const now = clock.now()
    const settled = await settleRefund(tx, session, attempt, facts, now)
    const after = await followLedger(tx, session.id, now)
    if (after) await tell(tx, session, after, now)
    return settled ?? refund
  })

const TRIES_BEFORE_SLOW = 10
const SLOW_SECONDS = 3_600

/** What the provider refuses for good has failed, and frees its amount; everything else is tried again. */
async function note(house: House, refund: SessionRefund, fault: ProviderFault): Promise<SessionRefund> {
  const now = house.clock.now()
  // One that exists has not failed because it cannot be read now.
  const isFinal = refund.providerReference === null && (fault.kind === 'refused' || fault.kind === 'missing')
  const wait = refund.tries < TRIES_BEFORE_SLOW ? FIRST_TRY_SECONDS : SLOW_SECONDS
  house.log.warn({ refundId: refund.id, err: fault }, 'a refund was not made')
  const changed = await updateRefund(
    house.db,
    refund.id,
    {
      // A provider repeats a 5xx for its key. The next try looks first, so the new key makes nothing twice.
      ...(isBroken(fault) && { keyGeneration: refund.keyGeneration + 1 }),
      ...(isFinal
        ? { state: 'FAILED' as const, failureReason: fault.kind, nextTryAt: null }
        : { nextTryAt: secondsFrom(now, wait) }),
      updatedAt: now,
    },
    ['PENDING'],
  )
  return changed ?? refund
}

/** How one stands that the provider has named; undefined where it is not to be seen. */
async function readKnown(house: House, open: OpenConnection, attempt: SessionAttempt, refund: SessionRefund) {
  const object = attempt.providerReference
  if (object === null) return undefined
  const { refunds } = await callProvider(house, open, 'read', (connector) => connector.read(object))
  return refunds.find(({ reference }) => reference === refund.providerReference)
}

/** What was refused is less than we believed to remain, perhaps: somebody has refunded at the dashboard, and we were not told. */
async function lookAfresh(house: House, open: OpenConnection, attempt: SessionAttempt): Promise<void> {
  const object = attempt.providerReference
  if (object === null) return
  try {
    const facts = await callProvider(house, open, 'read', (connector) => connector.read(object))
    await settleSession(house, attempt.sessionId, attempt.id, facts)
  } catch (error) {
    if (!isProviderFault(error)) throw error
    house.log.warn(
      { sessionId: attempt.sessionId, err: error },
      'a refund was refused, and nobody can say why',
    )
  }
}

/** Looks for one that was asked for before; asks for it where there is none. */
async function ask(house: House, open: OpenConnection, refund: SessionRefund, order: RefundOrder) {
  const isRepeat = refund.tries > 0 || refund.keyGeneration > 0
  const made = isRepeat ? await open.connector.findRefund(order) : undefined
  const key = `refund:${refund.id}:${refund.keyGeneration}`
  return made ?? callProvider(house, open, 'refund', (connector) => connector.refund(order, key))
}

/**
 * Asks for a refund, or after it. The row is read anew: whoever stalled meanwhile would ask under a key that somebody else
 * has given up, and make a second one. Never throws for a fault of the provider's: the refund is pending then.
 */
export async function pursueRefund(house: House, due: SessionRefund): Promise<SessionRefund> {
  const refund = (await selectRefund(house.db, due.id)) ?? due
  if (refund.state !== 'PENDING') return refund
  const session = await selectSession(house.db, refund.sessionId)
  const attempt = (await selectAttempts(house.db, refund.sessionId)).find(({ id }) => id === refund.attemptId)
  const open = attempt && (await openConnection(house, attempt.connectionId))
  const paymentReference = attempt?.paymentReference
  if (!session || !open || !paymentReference) return refund
  const order: RefundOrder = {
    refundId: refund.id,
    attemptId: refund.attemptId,
    paymentReference,
    amount: { minor: refund.amountMinor, currency: currencyOf(session) },
    reason: refund.reason,
  }
  try {
    // One that exists is never asked for again, least of all one that somebody made at the dashboard.
    const isKnown = refund.providerReference !== null
    const facts = await (isKnown ? readKnown(house, open, attempt, refund) : ask(house, open, refund, order))
    return facts ? await settle(house, refund, facts) : refund
  } catch (error) {
    if (!isProviderFault(error)) throw error
    const noted = await note(house, refund, error)
    if (noted.state !== 'FAILED') return noted
    await lookAfresh(house, open, attempt)
    return (await selectRefund(house.db, refund.id)) ?? noted
  }
}
