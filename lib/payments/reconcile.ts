// Reads a payment from its provider and updates our books. Every event, return and sweep ends here.
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isBeingOpened, objectOf, type Payment, soughtOf } from './payment'
import { settle } from './settle'
import { type AccountPayment, beforeReading, findStripePayment, movePayment } from './store'
import { giveUpWithdrawn } from './withdrawn'

/**
 * Throws `Payment.ProviderError` when the provider cannot be asked; the caller's row stays due and is taken again.
 * `hint` is what an event may tell before we know it: the object of a row whose answer was lost. It is believed only if the
 * object on that very account names this payment, at its amount, currency and fee.
 */
export async function reconcilePayment(
  house: House,
  paymentId: string,
  hint?: string,
): Promise<Payment | undefined> {
  const found = await findStripePayment(house.db, paymentId)
  if (!found) return undefined
  if (found.isWithdrawn) return giveUpWithdrawn(house, found)
  const known = objectOf(found.payment) ?? hint
  if (!known && isBeingOpened(found.payment, house.clock.now())) return found.payment
  try {
    return await reconcileAs(house, found, known)
  } catch (error) {
    if (isWithdrawal(error)) return giveUpWithdrawn(house, found)
    throw isProviderFault(error)
      ? new Failure('Payment.ProviderError', 'Stripe could not be asked.', { cause: error })
      : error
  }
}

async function reconcileAs(
  house: House,
  { accountId, payment }: AccountPayment,
  known: string | undefined,
): Promise<Payment | undefined> {
  const { clock, db } = house
  const connector = accountConnector(house, accountId)
  const { asOf, hasRefunds } = await beforeReading(db, payment.id)
  const facts = await (known
    ? readIfThere(() => connector.read(known, { hasRefunds }))
    : connector.findMade(soughtOf(payment)))
  if (facts) return settle(house, payment.id, facts, asOf)
  const declineCode = known ? 'missing-at-provider' : 'never-made'
  return movePayment(db, payment.id, 'failed', { declineCode }, clock.now())
}

async function readIfThere(read: () => Promise<ObjectFacts>): Promise<ObjectFacts | undefined> {
  try {
    return await read()
  } catch (error) {
    if (isProviderFault(error, 'missing')) return undefined
    throw error
  }
}
