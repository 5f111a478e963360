// Asks Stripe how a payment stands now and makes our books say the same. Every event, return and sweep ends here.

import { isProviderFault } from '@/lib/connectors/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isBeingOpened, type Payment } from './payment'
import { reconcileSession } from './reconcile-session'
import { settle } from './settle'
import { type AccountPayment, beforeReading, findStripePayment, movePayment } from './store'
import { giveUpWithdrawn, isWithdrawn } from './withdrawn'

/**
 * What an event may tell us before we know it: the intent's reference for a row whose answer was lost.
 * It is believed only if the intent on that very account names this payment, at its amount, currency and fee.
 */
interface Hint {
  reference?: string
  /** The same for a checkout, whose payment Stripe knows by its session. */
  session?: string
}

/** Throws `Payment.ProviderError` when Stripe cannot be asked; the caller's row stays due and is taken again. */
export async function reconcilePayment(
  house: House,
  paymentId: string,
  hint: Hint = {},
): Promise<Payment | undefined> {
  const found = await findStripePayment(house.db, paymentId)
  if (!found) return undefined
  if (found.isWithdrawn) return giveUpWithdrawn(house, found)
  const { clock, db } = house
  try {
    if (found.payment.checkoutId !== null) return await reconcileSession(house, found, hint.session)
    const known = found.payment.providerReference ?? hint.reference
    if (!known && isBeingOpened(found.payment, clock.now())) return found.payment
    const reference = known ?? (await lookUp(house, found))
    if (!reference)
      return await movePayment(db, paymentId, 'failed', { declineCode: 'never-made' }, clock.now())
    return await reconcileAs(house, found, reference)
  } catch (error) {
    if (isWithdrawn(error)) return giveUpWithdrawn(house, found)
    throw isProviderFault(error)
      ? new Failure('Payment.ProviderError', 'Stripe could not be asked.', { cause: error })
      : error
  }
}

async function reconcileAs(
  house: House,
  { accountId, payment }: AccountPayment,
  reference: string,
): Promise<Payment | undefined> {
  const { clock, db, stripe } = house
  try {
    const { asOf, hasRefunds } = await beforeReading(db, payment.id)
    const facts = await stripe.readPaymentFacts(accountId, reference, hasRefunds)
    return await settle(house, payment.id, facts, asOf)
  } catch (error) {
    if (isProviderFault(error, 'missing'))
      return movePayment(db, payment.id, 'failed', { declineCode: 'missing-at-provider' }, clock.now())
    throw error
  }
}

/** The intent of a row that has none yet: was it made, and only the answer lost? */
async function lookUp(house: House, { accountId, payment }: AccountPayment): Promise<string | undefined> {
  const found = await house.stripe.findPaymentIntent(accountId, payment.id, payment.createdAt)
  return found?.reference
}
