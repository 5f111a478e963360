// Makes sure that a live payment can no longer be paid, and confirms it.

import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { kindOfMeans } from '@/lib/words/means-kind'
import { askForIntent } from './ask-for-intent'
import { believeMissing, giveUpWithdrawn, isBeyondReach, letGoByHand } from './beyond-reach'
import { selectTimeOfReading } from './lookup-store'
import { objectOf, type Payment } from './payment'
import { settle } from './settle'
import { type AccountPayment, selectLivePayments, selectStripePayment } from './store'

/**
 * Closes what a payer could pay, and answers how the payment stands afterwards: `cancelled`, or, when the payer was faster,
 * `processing` or `succeeded`. `ask` asks for it under its key, where its answer was lost.
 * Throws `Payment.ProviderError` when that cannot be seen.
 */
export async function closePayment(
  house: House,
  paymentId: string,
  ask: (found: AccountPayment) => Promise<ObjectFacts>,
): Promise<Payment | undefined> {
  const { db } = house
  const found = await selectStripePayment(db, paymentId)
  if (!found) return undefined
  if (found.isWithdrawn) return giveUpWithdrawn(house, found)
  try {
    const reference = objectOf(found.payment) ?? (await referenceOf(house, found, ask))
    if (!reference) return (await selectStripePayment(db, paymentId))?.payment
    const { asOf } = await selectTimeOfReading(db, paymentId)
    const facts = await accountConnector(house, found.accountId).close(reference)
    return await settle(house, found.payment, facts, asOf)
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, found.accountId)
    if (isProviderFault(error, 'missing')) return believeMissing(house, found)
    throw isProviderFault(error)
      ? new Failure('Payment.ProviderError', 'Stripe could not close the open payment.', { cause: error })
      : error
  }
}

/** One that was refused leaves nothing to close. */
async function referenceOf(
  { db }: House,
  found: AccountPayment,
  ask: (found: AccountPayment) => Promise<ObjectFacts>,
): Promise<string | undefined> {
  try {
    return (await ask(found)).reference
  } catch (error) {
    if (error instanceof Failure && error.code !== 'Payment.ProviderError') return undefined
    const now = await selectStripePayment(db, found.payment.id)
    if (now?.payment.state === 'failed') return undefined
    throw error
  }
}

export const closeLivePayment = (house: House, { id }: Payment): Promise<Payment | undefined> =>
  closePayment(house, id, ({ accountId, payment }) => askForIntent(house, payment, accountId))

/** The answer came so late that the attempt counts as never made: it must not stay payable beside the next one. */
export async function closeIfGivenUp(house: House, paymentId: string, reference: string): Promise<void> {
  const { db, log } = house
  const found = await selectStripePayment(db, paymentId)
  if (found?.payment.state !== 'failed') return
  try {
    await accountConnector(house, found.accountId).close(reference)
  } catch (error) {
    // Nobody was told of it, so nobody can pay it.
    if (!isProviderFault(error)) throw error
    log.warn({ err: error, paymentId, reference }, 'what came late could not be closed')
  }
}

const isHeld = ({ state }: Payment): boolean => state === 'processing' || state === 'quarantined'

/**
 * Closes whatever is live on an invoice, and sees it done. Throws `Payment.InFlight` when money is on its way or under review,
 * unless it is in a state that may stay, and `Payment.ProviderError` when Stripe cannot be asked.
 */
export async function closeForChange(
  house: House,
  invoiceId: string,
  mayStay: readonly Payment['state'][] = [],
): Promise<void> {
  const live = await selectLivePayments(house.db, invoiceId)
  const inTheWay = ({ payment }: AccountPayment) => isHeld(payment) && !mayStay.includes(payment.state)
  const held = live.find((it) => inTheWay(it) && !isBeyondReach(it))
  if (held) throw inFlight(held.payment)
  for (const it of live) {
    if (isBeyondReach(it)) await letGoByHand(house, it.payment)
    else if (!isHeld(it.payment)) {
      const after = await closeLivePayment(house, it.payment)
      if (after && isHeld(after) && !mayStay.includes(after.state)) throw inFlight(after)
    }
  }
}

export const inFlight = (held: Payment): Failure => new Failure('Payment.InFlight', whyHeld(held))

/** What is in the way, why it cannot be put aside, and what to do. */
function whyHeld({ amountMinor, currency, method, state }: Payment): string {
  const amount = `${formatDecimal(amountMinor, isCurrency(currency) ? currencyDigits(currency) : 0)} ${currency}`
  if (state === 'quarantined')
    return `A payment of ${amount} was received that does not match our records, and a person has to check it first. See Problems.`
  return kindOfMeans(method?.type) === 'debit'
    ? `A bank debit of ${amount} is on its way and can no longer be stopped; it takes some days. Wait until it has arrived or failed. The customer’s credit can be applied in the meantime.`
    : `A payment of ${amount} is being processed and can no longer be stopped. Wait until it has arrived or failed. The customer’s credit can be applied in the meantime.`
}
