// Translates PaymentIntents and checkout sessions into the port's terms.
import type Stripe from 'stripe'
import type { ObjectFacts, ObjectState } from '@/lib/connector-port/port'
import type { StripeAccount } from './account'
import { chargeFacts, chargeOf, declineOfIntent, keptMeans, methodOfIntent } from './charge-facts'
import { refundFacts } from './refund-facts'
import { wholeMinor } from './whole-minor'
import { writable } from './writable'

type Intent = Stripe.PaymentIntent
type CheckoutSession = Stripe.Checkout.Session

const idOf = (reference: string | { id: string } | null): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)

/** Known only where it was asked for along with its session. */
export const intentOf = ({ payment_intent: intent }: CheckoutSession): Intent | null =>
  intent && typeof intent === 'object' ? intent : null

/** `requires_capture`: the money is held, and will be captured. */
const INTENT_STATES: Record<string, ObjectState> = {
  succeeded: 'paid',
  processing: 'processing',
  requires_capture: 'processing',
  canceled: 'cancelled',
}

/**
 * What its intent has become counts most. A session that is complete and whose intent waits for its payer's method again was
 * refused by the bank; one whose intent waits for the payer's doing is a voucher, which may bring the money for days.
 */
function sessionStateOf(session: CheckoutSession): ObjectState {
  const intent = intentOf(session)
  const reached = INTENT_STATES[intent?.status ?? '']
  if (session.payment_status === 'paid' || reached === 'paid') return 'paid'
  if (session.status === 'expired') return 'expired'
  if (session.status !== 'complete') return reached ?? 'open'
  if (reached) return reached === 'cancelled' ? 'failed' : reached
  return intent === null || intent.status === 'requires_action' ? 'processing' : 'failed'
}

/** What an intent tells, whatever it belongs to. */
function partsOf(intent: Intent, { marks }: StripeAccount) {
  const charge = chargeOf(intent)
  const decline = declineOfIntent(intent)
  return {
    feeMinor: wholeMinor(intent.application_fee_amount ?? 0, intent.currency),
    decline,
    failureReason: writable(decline?.code),
    method: methodOfIntent(intent),
    charge: charge && chargeFacts(charge),
    refunds: (charge?.refunds?.data ?? []).map((refund) => refundFacts(refund, marks.refund)),
  }
}

const paidAtOf = (intent: Intent | null): Date | null => {
  const charge = chargeOf(intent)
  return charge && new Date(charge.created * 1000)
}

export function intentFacts(intent: Intent, account: StripeAccount): ObjectFacts {
  const { amount, amount_received, client_secret, currency, id, livemode, metadata, status } = intent
  const state = INTENT_STATES[status] ?? 'open'
  return {
    ...{ reference: id, paymentReference: id, state, livemode, providerStatus: status },
    amountMinor: wholeMinor(amount, currency),
    currency: currency.toUpperCase(),
    capturedMinor: state === 'paid' ? (wholeMinor(amount_received, currency) ?? 0) : 0,
    claimedPaymentId: metadata[account.marks.payment] ?? null,
    checkoutUrl: null,
    clientSecret: client_secret,
    paidAt: state === 'paid' ? paidAtOf(intent) : null,
    disputes: [],
    kept: keptMeans(intent),
    ...partsOf(intent, account),
  }
}

export function checkoutSessionFacts(session: CheckoutSession, account: StripeAccount): ObjectFacts {
  const intent = intentOf(session)
  const {
    amount_total: total,
    client_secret,
    currency,
    customer,
    id,
    livemode,
    metadata,
    status,
    url,
  } = session
  const state = sessionStateOf(session)
  const said = currency ?? ''
  const received = intent?.amount_received ?? total ?? 0
  return {
    ...{ reference: id, state, livemode, clientSecret: client_secret, checkoutUrl: url },
    providerStatus: intent?.status ?? status ?? 'open',
    amountMinor: wholeMinor(total ?? 0, said),
    currency: said.toUpperCase(),
    capturedMinor: state === 'paid' ? (wholeMinor(received, said) ?? 0) : 0,
    paymentReference: idOf(session.payment_intent),
    claimedPaymentId: metadata?.[account.marks.payment] ?? null,
    customer: {
      reference: idOf(customer),
      email: writable(session.customer_details?.email ?? session.customer_email),
    },
    paidAt: state === 'paid' ? paidAtOf(intent) : null,
    ...{ failureReason: null, refunds: [], disputes: [] },
    ...(intent && partsOf(intent, account)),
  }
}
