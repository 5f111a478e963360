// What a payer can do after a "no", by the code that Stripe gives for it (docs.stripe.com/declines/codes, November 2026).
import type { DeclineWords } from './pay-words'

type Word = keyof DeclineWords

// What is not in this table is the bank's own business, and said in general: above all lost, stolen and fraud,
// of which the one who holds the card must learn nothing.
const WORDS: Readonly<Record<string, Word>> = {
  insufficient_funds: 'noFunds',
  expired_card: 'expired',
  incorrect_cvc: 'cvc',
  invalid_cvc: 'cvc',
  incorrect_number: 'number',
  invalid_number: 'number',
  invalid_expiry_month: 'expiry',
  invalid_expiry_year: 'expiry',
  incorrect_address: 'address',
  incorrect_zip: 'address',
  card_not_supported: 'unsupported',
  currency_not_supported: 'unsupported',
  transaction_not_allowed: 'unsupported',
  not_permitted: 'unsupported',
  card_velocity_exceeded: 'limit',
  withdrawal_count_limit_exceeded: 'limit',
  authentication_required: 'authentication',
  authentication_not_handled: 'authentication',
  payment_intent_authentication_failure: 'authentication',
  payment_intent_payment_attempt_expired: 'authentication',
  offline_pin_required: 'authentication',
  online_or_offline_pin_required: 'authentication',
  approve_with_id: 'later',
  issuer_not_available: 'later',
  processing_error: 'later',
  reenter_transaction: 'later',
  try_again_later: 'later',
  bank_account_restricted: 'debit',
  debit_not_authorized: 'debit',
  payment_method_microdeposit_failed: 'debit',
}

/** `decline` is Stripe's code, or a sentence that somebody has already written for the payer. */
export function declineText(decline: string, words: DeclineWords): string {
  if (!/^[a-z0-9_]+$/.test(decline)) return decline
  return words[(Object.hasOwn(WORDS, decline) ? WORDS[decline] : undefined) ?? 'generic']
}
