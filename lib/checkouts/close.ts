// Makes sure that a checkout can no longer be paid, and confirms it.

import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Payment } from '@/lib/payments/payment'
import { settle } from '@/lib/payments/settle'
import { beforeReading, findStripePayment, movePayment } from '@/lib/payments/store'
import { giveUpWithdrawn } from '@/lib/payments/withdrawn'
import { askForSession } from './ask-for-session'
import type { HeldCheckout } from './store'

/**
 * Expires the session; the intent of a session cannot be cancelled, and need not be. Answers how the payment stands
 * afterwards: `cancelled`, or, when the payer was faster, `processing` or `succeeded`. Throws `Payment.ProviderError`
 * when that cannot be seen.
 */
export async function closeCheckout(house: House, held: HeldCheckout): Promise<Payment | undefined> {
  const { clock, db } = house
  const found = await findStripePayment(db, held.payment.id)
  if (!found) return undefined
  if (found.isWithdrawn) return giveUpWithdrawn(house, found)
  try {
    const reference = found.payment.sessionReference ?? (await referenceOf(house, held))
    if (!reference) return (await findStripePayment(db, held.payment.id))?.payment
    const { asOf } = await beforeReading(db, held.payment.id)
    const facts = await accountConnector(house, found.accountId).close(reference)
    return await settle(house, found.payment.id, facts, asOf)
  } catch (error) {
    if (isWithdrawal(error)) return giveUpWithdrawn(house, found)
    if (isProviderFault(error, 'missing'))
      return movePayment(db, held.payment.id, 'failed', { declineCode: 'missing-at-provider' }, clock.now())
    throw isProviderFault(error)
      ? new Failure('Payment.ProviderError', 'Stripe could not expire the open checkout.', { cause: error })
      : error
  }
}

/** A session whose answer was lost is asked for again under its key; one that was refused needs no expiring. */
async function referenceOf(house: House, held: HeldCheckout): Promise<string | undefined> {
  try {
    return (await askForSession(house, held)).reference
  } catch (error) {
    if (error instanceof Failure && error.code !== 'Payment.ProviderError') return undefined
    const now = await findStripePayment(house.db, held.payment.id)
    if (now?.payment.state === 'failed') return undefined
    throw error
  }
}
