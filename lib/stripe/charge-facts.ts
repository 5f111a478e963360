// Translates a PaymentIntent's charge and failed attempts into the port's terms.
import type Stripe from 'stripe'
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import type { BalanceFacts, ChargeFacts, DeclineFacts } from '@/lib/connector-port/port'
import type { KeptMeans } from '@/lib/connector-port/standing'
import { wholeMinor } from './whole-minor'
import { writable } from './writable'

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
    ...(card?.funding && { funding: card.funding }),
  }
}

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

export function chargeFacts(charge: Stripe.Charge): ChargeFacts {
  return {
    reference: charge.id,
    method: methodOf(charge.payment_method_details),
    billing: { name: writable(charge.billing_details?.name), email: writable(charge.billing_details?.email) },
    riskLevel: charge.outcome?.risk_level ?? null,
    receiptUrl: charge.receipt_url,
    balance: balanceFacts(charge),
    chargedAt: new Date(charge.created * 1000),
  }
}

/** Known only where it was asked for along with its intent. */
export const chargeOf = (intent: Stripe.PaymentIntent | null): Stripe.Charge | null =>
  intent?.latest_charge && typeof intent.latest_charge === 'object' ? intent.latest_charge : null

/** A debit that failed says so in general on the intent, and why on its charge. */
function declineCode(error: Stripe.PaymentIntent.LastPaymentError, charge: Stripe.Charge | null): string {
  const why = error.code === 'payment_intent_payment_attempt_failed' ? charge?.failure_code : null
  return error.decline_code ?? why ?? error.code ?? error.type
}

/** A try that came to no charge is known by its means alone. */
const methodOfError = (method: Stripe.PaymentMethod | undefined): PaymentMethodSummary | null =>
  method ? { type: method.type, brand: null, last4: null, wallet: null, country: null } : null

/** Why the last try came to nothing. Its code is for us: the words are Stripe's, and name keys and parameters. */
export function declineOfIntent(intent: Stripe.PaymentIntent): DeclineFacts | null {
  const error = intent.last_payment_error
  if (!error) return null
  const { charge, message, payment_method: method } = error
  return {
    code: declineCode(error, chargeOf(intent)),
    message: message ?? 'The payment was declined.',
    chargeReference: charge ?? null,
    isCard: method?.type === 'card',
    fingerprint: method?.card?.fingerprint ?? null,
  }
}

/** With what the last try was made. */
export function methodOfIntent(intent: Stripe.PaymentIntent): PaymentMethodSummary | null {
  const details = chargeOf(intent)?.payment_method_details
  return details ? methodOf(details) : methodOfError(intent.last_payment_error?.payment_method)
}

const idOf = (it: string | { id: string } | null | undefined): string | null =>
  typeof it === 'string' ? it : (it?.id ?? null)

/** Known once it was paid with, and only where it is to stay. */
export function keptMeans(intent: Stripe.PaymentIntent): KeptMeans | null {
  const charge = chargeOf(intent)
  const methodReference = charge?.payment_method
  if (intent.setup_future_usage !== 'off_session' || !methodReference || charge.status === 'failed')
    return null
  const { sepa_debit, us_bank_account, bacs_debit, acss_debit, ideal, bancontact, sofort } =
    charge.payment_method_details ?? {}
  const mandate = (sepa_debit ?? us_bank_account ?? bacs_debit ?? acss_debit)?.mandate
  // These are used once, and make a bank debit that may be charged later.
  const once = ideal ?? bancontact ?? sofort
  if (!once) return { methodReference, mandateReference: idOf(mandate) }
  const made = idOf(once.generated_sepa_debit)
  return made === null
    ? null
    : { methodReference: made, mandateReference: idOf(once.generated_sepa_debit_mandate) }
}
