// Makes sure that a live payment can no longer be paid, and confirms it.

import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { kindOfMeans } from '@/lib/words/means-kind'
import { askForIntent } from './ask-for-intent'
import type { Payment } from './payment'
import { reconcilePayment } from './reconcile'
import { findLivePayment, findStripePayment, movePayment } from './store'
import { giveUpWithdrawn, isBeyondReach, letGoByHand } from './withdrawn'

/**
 * Cancels the intent and answers how the payment stands afterwards: `cancelled`, or, when the payer was faster,
 * `processing` or `succeeded`. Throws `Payment.ProviderError` when that cannot be seen.
 */
export async function closeLivePayment(house: House, payment: Payment): Promise<Payment | undefined> {
  const { clock, db } = house
  const found = await findStripePayment(db, payment.id)
  if (!found) return undefined
  if (found.isWithdrawn) return giveUpWithdrawn(house, found)
  try {
    const reference =
      found.payment.providerReference ?? (await referenceOf(house, found.payment, found.accountId))
    if (!reference) return (await findStripePayment(db, payment.id))?.payment
    const facts = await accountConnector(house, found.accountId).close(reference)
    if (facts.state !== 'cancelled') return await reconcilePayment(house, payment.id, reference)
    const details = { providerReference: reference, providerStatus: facts.providerStatus ?? null }
    return await movePayment(db, payment.id, 'cancelled', details, clock.now())
  } catch (error) {
    if (isWithdrawal(error)) return giveUpWithdrawn(house, found)
    if (isProviderFault(error, 'missing'))
      return movePayment(db, payment.id, 'failed', { declineCode: 'missing-at-provider' }, clock.now())
    throw isProviderFault(error)
      ? new Failure('Payment.ProviderError', 'Stripe could not cancel the open payment.', { cause: error })
      : error
  }
}

/** A payment whose answer was lost is asked for again under its key; one that was refused has no intent to cancel. */
async function referenceOf(house: House, payment: Payment, accountId: string): Promise<string | undefined> {
  try {
    return (await askForIntent(house, payment, accountId)).reference
  } catch (error) {
    if (error instanceof Failure && error.code !== 'Payment.ProviderError') return undefined
    const now = await findStripePayment(house.db, payment.id)
    if (now?.payment.state === 'failed') return undefined
    throw error
  }
}

/**
 * Closes whatever is live on an invoice. Throws `Payment.InFlight` when money is on its way or under review, unless it is in a
 * state that may stay, and `Payment.ProviderError` when Stripe cannot be asked.
 */
export async function closeForChange(
  house: House,
  invoiceId: string,
  mayStay: readonly Payment['state'][] = [],
): Promise<void> {
  const live = await findLivePayment(house.db, invoiceId)
  if (!live) return
  if (isBeyondReach(live)) {
    await letGoByHand(house, live.payment)
    return
  }
  const isHeld = live.payment.state === 'processing' || live.payment.state === 'quarantined'
  const after = isHeld ? live.payment : await closeLivePayment(house, live.payment)
  if (!after || mayStay.includes(after.state)) return
  if (after.state === 'processing' || after.state === 'quarantined')
    throw new Failure('Payment.InFlight', whyHeld(after))
}

/** What is in the way, why it cannot be put aside, and what to do. */
function whyHeld({ amountMinor, currency, method, state }: Payment): string {
  const amount = `${formatDecimal(amountMinor, isCurrency(currency) ? currencyDigits(currency) : 0)} ${currency}`
  if (state === 'quarantined')
    return `A payment of ${amount} was received that does not match our records, and a person has to check it first. See Problems.`
  return kindOfMeans(method?.type) === 'debit'
    ? `A bank debit of ${amount} is on its way and can no longer be stopped; it takes some days. Wait until it has arrived or failed. The customer’s credit can be applied in the meantime.`
    : `A payment of ${amount} is being processed and can no longer be stopped. Wait until it has arrived or failed. The customer’s credit can be applied in the meantime.`
}
