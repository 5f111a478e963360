// Makes our books say what a Checkout Session says, as far as that goes without its intent: it is open, or it is over.

import { eq } from 'drizzle-orm'
import { checkouts } from '@/db/schema/checkouts'
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { isCurrency } from '@/lib/money/currency'
import { toStripeAmount } from '@/lib/stripe/amount'
import type { SessionFacts } from '@/lib/stripe/checkout-sessions'
import { lockPayable } from './payable-row'
import type { Payment } from './payment'
import { keepApart } from './quarantine'
import { findStripePayment, movePayment, setPaymentDetails } from './store'

/** Why Stripe's session cannot be this payment's; undefined when it fits in every respect. */
export function sessionMismatchOf(payment: Payment, session: SessionFacts): string | undefined {
  const { amountMinor, currency } = payment
  if (!isCurrency(currency)) return 'currency'
  const faults: [boolean, string][] = [
    [payment.sessionReference !== null && payment.sessionReference !== session.reference, 'session'],
    // Metadata is the account's to write: it may only vouch for a session whose reference we never learnt.
    [payment.sessionReference === null && session.claimedPaymentId !== payment.id, 'metadata'],
    [session.livemode !== payment.livemode, 'livemode'],
    [session.stripeCurrency !== currency.toLowerCase(), 'currency'],
    [session.stripeAmount !== toStripeAmount({ minor: amountMinor, currency }), 'amount'],
    // Nothing is sold for nothing here.
    [session.status === 'complete' && session.paymentReference === null, 'no payment'],
  ]
  return faults.find(([isFault]) => isFault)?.[1]
}

/** A session with an intent is left to the intent, but for what only the session knows: who the customer is. */
export async function settleSession(
  house: House,
  paymentId: string,
  session: SessionFacts,
  asOf: Date,
): Promise<Payment | undefined> {
  const { clock, db } = house
  const known = await findStripePayment(db, paymentId)
  if (!known) return undefined
  const mismatch = sessionMismatchOf(known.payment, session)
  if (mismatch) return refuseSession(house, known.payment, session, mismatch)
  return transact(db, async (tx) => {
    const locked = await lockPayable(tx, known.payment)
    if (!locked) return undefined
    const { payment } = locked
    const { customerEmail, customerReference, reference, status } = session
    await setPaymentDetails(tx, paymentId, { sessionReference: reference })
    if (payment.checkoutId !== null && (customerEmail !== null || customerReference !== null))
      await tx
        .update(checkouts)
        .set({ customerEmail, customerReference })
        .where(eq(checkouts.id, payment.checkoutId))
    const isStale = payment.factsAsOf !== null && asOf < payment.factsAsOf
    if (isStale || session.paymentReference !== null) return { ...payment, sessionReference: reference }
    const moved = await movePayment(
      tx,
      paymentId,
      status === 'open' ? 'open' : 'cancelled',
      { providerStatus: status, factsAsOf: asOf },
      clock.now(),
      // What cannot be paid any more never opens again, and an open one is only opened by who has its secret.
      status === 'open' ? ['opening', 'unknown', 'open'] : undefined,
    )
    return moved ?? payment
  })
}

async function refuseSession(
  { clock, db, log }: House,
  payment: Payment,
  session: SessionFacts,
  mismatch: string,
): Promise<Payment | undefined> {
  log.error(
    { paymentId: payment.id, session: session.reference, mismatch, status: session.status },
    'Stripe’s session does not fit this payment: not settled',
  )
  // Nobody can pay it any more, and it took no money: it must not keep its reference from being paid.
  if (session.status === 'expired' && payment.sessionReference === session.reference)
    return movePayment(db, payment.id, 'cancelled', { providerStatus: session.status }, clock.now())
  if (session.status !== 'complete') return payment
  return keepApart(db, payment, { quarantineReason: mismatch }, clock.now())
}
