// Reads Stripe's objects into the port's words.
import type Stripe from 'stripe'
import { fromStripeAmount } from '@/lib/stripe/amount'
import { writable } from '@/lib/stripe/payment-facts'
import { refundFacts } from '@/lib/stripe/refund-facts'
import type { ObjectFacts, ObjectState } from '../port'

/** Keys of `metadata` by which we find our own again. */
export const ATTEMPT_KEY = 'remit_attempt'
export const REFUND_KEY = 'remit_session_refund'

/** Its code, not its words: those are Stripe's, and name keys and parameters. */
const codeOf = (error: Stripe.PaymentIntent.LastPaymentError | null | undefined): string | null =>
  error ? writable(error.decline_code ?? error.code ?? error.type) : null

export const isDisputed = (session: Stripe.Checkout.Session): boolean =>
  chargeOf(intentOf(session))?.disputed ?? false

const intentOf = ({ payment_intent: intent }: Stripe.Checkout.Session): Stripe.PaymentIntent | null =>
  intent && typeof intent === 'object' ? intent : null

const chargeOf = (intent: Stripe.PaymentIntent | null): Stripe.Charge | null =>
  intent?.latest_charge && typeof intent.latest_charge === 'object' ? intent.latest_charge : null

/** Completed and unpaid means that money is on its way, or that it did not come. */
function stateOf(session: Stripe.Checkout.Session): ObjectState {
  if (session.payment_status === 'paid') return 'paid'
  if (session.status === 'expired') return 'expired'
  if (session.status !== 'complete') return 'open'
  const status = intentOf(session)?.status
  if (status === 'succeeded') return 'paid'
  return status === 'canceled' || status === 'requires_payment_method' ? 'failed' : 'processing'
}

export const hasMoreRefunds = (session: Stripe.Checkout.Session): boolean =>
  chargeOf(intentOf(session))?.refunds?.has_more ?? false

export function objectFacts(session: Stripe.Checkout.Session): ObjectFacts {
  const intent = intentOf(session)
  const charge = chargeOf(intent)
  const state = stateOf(session)
  const currency = session.currency ?? ''
  const { currency: code, minor } = fromStripeAmount(session.amount_total ?? 0, currency)
  return {
    reference: session.id,
    state,
    livemode: session.livemode,
    amountMinor: minor,
    currency: code,
    capturedMinor:
      state === 'paid'
        ? fromStripeAmount(intent?.amount_received ?? session.amount_total ?? 0, currency).minor
        : 0,
    paymentReference:
      intent?.id ?? (typeof session.payment_intent === 'string' ? session.payment_intent : null),
    claimedAttemptId: session.metadata?.[ATTEMPT_KEY] ?? null,
    checkoutUrl: session.url,
    paidAt: state === 'paid' && charge ? new Date(charge.created * 1000) : null,
    failureReason: codeOf(intent?.last_payment_error),
    refunds: (charge?.refunds?.data ?? []).map((refund) => refundFacts(refund, REFUND_KEY)),
    disputes: [],
  }
}
