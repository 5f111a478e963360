// Asks Stripe how a checkout's payment stands: its session says whether it can still be paid, its intent what became of it.

import { isProviderFault } from '@/lib/connectors/fault'
import type { House } from '@/lib/house'
import type { SessionFacts } from '@/lib/stripe/checkout-sessions'
import { isBeingOpened, type Payment } from './payment'
import { isGivenBack, quarantine, suspicionOf } from './quarantine'
import { settle } from './settle'
import { sessionMismatchOf, settleSession } from './settle-session'
import { type AccountPayment, beforeReading, movePayment } from './store'

/** Throws `ProviderFault`. */
export async function reconcileSession(
  house: House,
  found: AccountPayment,
  hintedSession: string | undefined,
): Promise<Payment | undefined> {
  const { clock, db, stripe } = house
  const { accountId, payment } = found
  const known = payment.sessionReference ?? hintedSession
  if (!known && isBeingOpened(payment, clock.now())) return payment
  const { asOf } = await beforeReading(db, payment.id)
  const session = known
    ? await readSession(house, accountId, known)
    : await stripe.findCheckoutSession(accountId, payment.id, payment.createdAt)
  if (!session) {
    const declineCode = known ? 'missing-at-provider' : 'never-made'
    return movePayment(db, payment.id, 'failed', { declineCode }, clock.now())
  }
  return applySession(house, found, session, asOf)
}

async function readSession(
  { stripe }: House,
  accountId: string,
  reference: string,
): Promise<SessionFacts | undefined> {
  try {
    return await stripe.readCheckoutSession(accountId, reference)
  } catch (error) {
    if (isProviderFault(error, 'missing')) return undefined
    throw error
  }
}

/**
 * Lets the books follow a session that was read at `asOf`. The intent is read after it, and a session that is over stays
 * over: so the two together are true however the payer moves in between. Throws `ProviderFault`.
 */
export async function applySession(
  house: House,
  { accountId, payment }: AccountPayment,
  session: SessionFacts,
  asOf: Date,
): Promise<Payment | undefined> {
  const { db, stripe } = house
  const settled = await settleSession(house, payment.id, session, asOf)
  if (!session.paymentReference || !settled) return settled
  const mismatch = sessionMismatchOf(settled, session)
  const { hasRefunds } = await beforeReading(db, payment.id)
  const facts = await stripe.readPaymentFacts(accountId, session.paymentReference, hasRefunds)
  // Its intent may fit in every respect: what the session was sold for does not, so all that can end it is the money's way back.
  if (mismatch)
    return isGivenBack(facts)
      ? quarantine(house, settled, suspicionOf(settled, facts), mismatch, asOf)
      : settled
  return settle(house, payment.id, { ...facts, session: session.status }, asOf)
}
