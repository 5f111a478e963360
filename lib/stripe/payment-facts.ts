// Reads a PaymentIntent with its charge, refunds and disputes into our words: what is so at Stripe now.
import type Stripe from 'stripe'
import type { BillingSummary, PaymentMethodSummary } from '@/db/schema/payments'
import { isProviderFault } from '@/lib/connectors/fault'
import type { DisputeFacts, RefundFacts } from '@/lib/connectors/port'
import { callStripe } from './client'
import { disputeFacts } from './dispute-facts'
import { refundFacts } from './refund-facts'
import { wholeMinor } from './whole-minor'

export interface ChargeFacts {
  reference: string
  method: PaymentMethodSummary
  billing: BillingSummary
  riskLevel: string | null
  receiptUrl: string | null
  balance: BalanceFacts | null
  chargedAt: Date
}

/** The charge on the account's balance; null in the charge until Stripe has made it. */
export interface BalanceFacts {
  /** `txn_…` */
  reference: string
  /** Minor units of the charge's currency, all that is Stripe's and what is left; null where it settles in another currency. */
  providerFeeMinor: number | null
  netMinor: number | null
}

export interface PaymentFacts {
  reference: string
  status: Stripe.PaymentIntent.Status
  livemode: boolean
  stripeAmount: number
  stripeAmountReceived: number
  stripeCurrency: string
  stripeFee: number
  /** Our payment's id, as Stripe was told; the account can write it too, so it proves nothing. */
  claimedPaymentId: string | null
  /** Never stored, never logged: it goes to the payer's page and nowhere else. */
  clientSecret: string | null
  /** How the Checkout Session stands that the intent belongs to; null for an intent of its own. */
  session: 'open' | 'complete' | 'expired' | null
  decline: { code: string; message: string } | null
  /** With what the last try was made; null before the first. */
  method: PaymentMethodSummary | null
  charge: ChargeFacts | null
  /** What of our fee went back to the account; null where it was not asked for. */
  feeRefundedMinor: number | null
  refunds: RefundFacts[]
  disputes: DisputeFacts[]
}

/** Keys of `metadata` by which we find our own again. */
export const PAYMENT_KEY = 'remit_payment'
export const REFUND_KEY = 'remit_refund'

const fromUnix = (seconds: number): Date => new Date(seconds * 1000)

function methodOf(details: Stripe.Charge.PaymentMethodDetails | null): PaymentMethodSummary {
  const type = details?.type ?? 'unknown'
  const debit =
    details?.sepa_debit ??
    details?.us_bank_account ??
    details?.bacs_debit ??
    details?.acss_debit ??
    details?.au_becs_debit ??
    details?.nz_bank_account
  const card = details?.card
  return {
    type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? debit?.last4 ?? null,
    wallet: card?.wallet?.type ?? null,
    country: card?.country ?? details?.sepa_debit?.country ?? null,
  }
}

/** A payer may write anything into a name; Postgres takes neither NUL nor half a character. */
export const writable = (text: string | null | undefined): string | null =>
  text?.replaceAll('\u0000', '').toWellFormed() ?? null

function balanceFacts({ balance_transaction: entry, currency }: Stripe.Charge): BalanceFacts | null {
  if (!entry || typeof entry !== 'object') return null
  const { fee, fee_details: parts, id: reference, net } = entry
  if (entry.currency !== currency) return { reference, providerFeeMinor: null, netMinor: null }
  const ours = (parts ?? [])
    .filter((part) => part.type === 'application_fee')
    .reduce((sum, part) => sum + part.amount, 0)
  return {
    reference,
    providerFeeMinor: wholeMinor(fee - ours, currency),
    netMinor: wholeMinor(net, currency),
  }
}

function chargeFacts(charge: Stripe.Charge): ChargeFacts {
  return {
    reference: charge.id,
    method: methodOf(charge.payment_method_details),
    billing: { name: writable(charge.billing_details?.name), email: writable(charge.billing_details?.email) },
    riskLevel: charge.outcome?.risk_level ?? null,
    receiptUrl: charge.receipt_url,
    balance: balanceFacts(charge),
    chargedAt: fromUnix(charge.created),
  }
}

/** A debit that failed says so in general on the intent, and why on its charge. */
function declineCode(error: Stripe.PaymentIntent.LastPaymentError, charge: Stripe.Charge | null): string {
  const why = error.code === 'payment_intent_payment_attempt_failed' ? charge?.failure_code : null
  return error.decline_code ?? why ?? error.code ?? error.type
}

/** A try that came to no charge is known by its means alone. */
const methodOfError = (method: Stripe.PaymentMethod | undefined): PaymentMethodSummary | null =>
  method ? { type: method.type, brand: null, last4: null, wallet: null, country: null } : null

/** Turns an intent (with `latest_charge` expanded or not) into facts; refunds and disputes are given beside it. */
export function paymentFacts(
  intent: Stripe.PaymentIntent,
  refunds: Stripe.Refund[] = [],
  disputes: Stripe.Dispute[] = [],
  feeRefundedMinor: number | null = null,
): PaymentFacts {
  const error = intent.last_payment_error
  const charge =
    intent.latest_charge && typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  return {
    reference: intent.id,
    status: intent.status,
    livemode: intent.livemode,
    stripeAmount: intent.amount,
    stripeAmountReceived: intent.amount_received,
    stripeCurrency: intent.currency,
    stripeFee: intent.application_fee_amount ?? 0,
    claimedPaymentId: intent.metadata?.[PAYMENT_KEY] ?? null,
    clientSecret: intent.client_secret,
    session: null,
    decline: error
      ? {
          code: declineCode(error, charge),
          message: error.message ?? 'The payment was declined.',
        }
      : null,
    method: charge?.payment_method_details
      ? methodOf(charge.payment_method_details)
      : methodOfError(error?.payment_method),
    charge: charge && chargeFacts(charge),
    feeRefundedMinor,
    refunds: refunds.map((refund) => refundFacts(refund, REFUND_KEY)),
    disputes: disputes.map(disputeFacts),
  }
}

/** Reads the intent alone: enough to hand it to a payer. Throws `ProviderFault`. */
export async function readIntent(
  stripe: Stripe,
  accountId: string,
  reference: string,
): Promise<PaymentFacts> {
  return paymentFacts(
    await callStripe('reading a payment', () =>
      stripe.paymentIntents.retrieve(reference, {}, { stripeAccount: accountId }),
    ),
  )
}

/** Reads everything about one intent from Stripe, now. Throws `ProviderFault`. */
export async function readPaymentFacts(
  stripe: Stripe,
  accountId: string,
  reference: string,
  hasKnownRefunds: boolean,
): Promise<PaymentFacts> {
  const options = { stripeAccount: accountId }
  const intent = await callStripe('reading a payment', () =>
    stripe.paymentIntents.retrieve(reference, { expand: ['latest_charge.balance_transaction'] }, options),
  )
  const charge =
    intent.latest_charge && typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const selection = { payment_intent: reference, limit: 100 }
  // A refund that failed no longer shows in the charge, so refunds that we know of are asked for all the same.
  const refunds =
    charge && (charge.amount_refunded > 0 || charge.refunded || hasKnownRefunds)
      ? (await callStripe('reading refunds', () => stripe.refunds.list(selection, options))).data
      : []
  const disputes = charge?.disputed
    ? (await callStripe('reading disputes', () => stripe.disputes.list(selection, options))).data
    : []
  const feeRefundedMinor = charge && charge.amount_refunded > 0 ? await readFeeRefunded(stripe, charge) : null
  return paymentFacts(intent, refunds, disputes, feeRefundedMinor)
}

/** The fee is the platform's, so it is asked for in our own name. A key that may not read fees still settles refunds. */
async function readFeeRefunded(stripe: Stripe, { application_fee: fee, currency }: Stripe.Charge) {
  const reference = typeof fee === 'string' ? fee : fee?.id
  if (!reference) return 0
  try {
    const found = await callStripe('reading a fee', () => stripe.applicationFees.retrieve(reference))
    return found.currency === currency ? wholeMinor(found.amount_refunded, currency) : null
  } catch (error) {
    if (isProviderFault(error, 'denied', 'missing', 'refused')) return null
    throw error
  }
}
