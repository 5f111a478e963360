// Refunds a session: never more than was captured, however many calls arrive at once.
import { transact } from '@/db/transact'
import { selectConnection } from '@/lib/applications/connection-store'
import { openConnection } from '@/lib/applications/open-connection'
import { isProviderFault } from '@/lib/connector-port/fault'
import type { Connector } from '@/lib/connector-port/port'
import { providerKind } from '@/lib/connectors/registry'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { chargeStepMinor } from '@/lib/money/currency'
import { selectHeldByBankMinor } from '@/lib/payments/dispute-store'
import { pursueAt, pursueNow, type Till, type Witness } from '@/lib/payments/pursue-refund'
import { readAmount } from '@/lib/payments/read-amount'
import { pursueRefund as pursueAtAccount } from '@/lib/payments/refund'
import {
  type DueRefund,
  insertRefund,
  selectRefundById,
  selectRefundedMinor,
} from '@/lib/payments/refund-store'
import { lockPayment } from '@/lib/payments/store'
import { callProvider } from './call-provider'
import { currencyOf } from './order-of'
import { followSessionPayment } from './reconcile'
import type { Session, SessionAttempt, SessionRefund } from './session'
import { lockSession, selectAttemptById, selectOtherReferences, selectSession } from './store'

/** So many other payments are asked for; the first that is shown is enough. */
const WITNESSES = 3

interface NewRefund {
  /** Made from the caller's idempotency key: the same one makes the same refund once. */
  id: string
  applicationId: string
  sessionId: string
  /** As the caller wrote it, major units; all that remains when left out. */
  amount?: number | string | undefined
  reason?: string | undefined
}

/** Only what every provider can be told: none takes the last of three decimals. Throws `Request.Invalid`. */
const amountOf = (said: number | string, session: Session): number =>
  readAmount(said, session.currency, chargeStepMinor(currencyOf(session)))

/** Whether a dispute over a part keeps the rest from being given back: such a refund is not even asked for. */
async function isLockedByDispute({ db, env }: House, { attemptId }: Session): Promise<boolean> {
  const attempt = attemptId === null ? undefined : await selectAttemptById(db, attemptId)
  const connection = attempt && (await selectConnection(db, attempt.connectionId))
  const kind = connection && providerKind(env, connection.provider)
  return kind?.refundsBesideDispute === false
}

/** The row is there before the provider is asked, and its amount is taken from what remains. */
const putRefund = ({ clock, db }: House, order: NewRefund, locksWhenDisputed: boolean): Promise<void> =>
  transact(db, async (tx) => {
    const session = await lockSession(tx, order.sessionId)
    if (await selectRefundById(tx, order.id)) return
    const payment = session?.attemptId ? await lockPayment(tx, session.attemptId) : undefined
    if (!session || !payment || !['SUCCEEDED', 'PARTIALLY_REFUNDED'].includes(session.state))
      throw new Failure('Session.NotRefundable')
    const heldMinor = await selectHeldByBankMinor(tx, payment.id)
    if (heldMinor > 0 && locksWhenDisputed)
      throw new Failure('Session.Disputed', 'The provider does not refund disputed payments.')
    const unrefunded = session.capturedMinor - (await selectRefundedMinor(tx, payment.id))
    const remaining = unrefunded - heldMinor
    const amountMinor = order.amount === undefined ? remaining : amountOf(order.amount, session)
    if (heldMinor > 0 && unrefunded > 0 && (remaining <= 0 || amountMinor > remaining))
      throw new Failure('Session.Disputed')
    if (remaining <= 0)
      throw new Failure('Session.NotRefundable', 'All of it has been refunded, or is about to be.')
    if (amountMinor > remaining) throw new Failure('Session.RefundExceedsCaptured')
    const refund = { id: order.id, amountMinor, origin: 'api', reason: order.reason ?? null } as const
    await insertRefund(tx, payment, refund, clock.now())
  })

/**
 * Without the provider's answer it is pending, and goes on by itself; what the provider refuses has failed.
 * Throws `Session.NotFound`, `Session.NotRefundable`, `Session.Disputed`, `Session.RefundExceedsCaptured`, `Request.Invalid`.
 */
export async function refundSession(house: House, order: NewRefund): Promise<SessionRefund> {
  const { db } = house
  const session = found(await selectSession(db, order.sessionId, order.applicationId), 'Session.NotFound')
  await putRefund(house, order, await isLockedByDispute(house, session))
  const refund = await selectRefundById(db, order.id)
  const payment = refund && (await selectAttemptById(db, refund.paymentId))
  if (!refund || !payment) throw new Error('a refund that was written is not there')
  await pursueNow(house, refund.id, pursueRefund(house, { refund, payment })).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.code !== 'Refund.NotRefundable') throw error
  })
  return { ...((await selectRefundById(db, order.id)) ?? refund), sessionId: session.id }
}

/** Whether the account that the key opens is the one where this was paid. */
async function askAnotherPayment(
  { db }: House,
  connector: Connector,
  attempt: SessionAttempt,
): Promise<Witness> {
  const references = await selectOtherReferences(db, attempt, WITNESSES)
  for (const reference of references) {
    try {
      await connector.read(reference)
      return 'answers'
    } catch (error) {
      if (!isProviderFault(error)) throw error
    }
  }
  return references.length === 0 ? 'none' : 'silent'
}

/** An account of the merchant's own. Undefined where it cannot be opened. */
async function openConnectionTill(house: House, paymentId: string): Promise<Till | undefined> {
  const attempt = await selectAttemptById(house.db, paymentId)
  const open = attempt && (await openConnection(house, attempt.connectionId))
  if (!open) return undefined
  return {
    ...open.connector,
    refund: (order, key) => callProvider(house, open, 'refund', (connector) => connector.refund(order, key)),
    follow: () => followSessionPayment(house, paymentId),
    askAnother: () => askAnotherPayment(house, open.connector, attempt),
  }
}

/** Of whatever was paid. Throws as `pursueAt`. */
export async function pursueRefund(house: House, due: DueRefund): Promise<void> {
  if (due.payment.sessionId === null) return pursueAtAccount(house, due)
  const till = await openConnectionTill(house, due.payment.id)
  if (till) await pursueAt(house, till, due)
}
