// What a payer can do after a "no": by the code that Stripe gives for it and by the means it was about. Only keys are chosen
// here, so that the browser may choose too, among sentences that the server has finished.
import { kindOfMeans, type MeansKind } from './means-kind'
import type { FinishedKey } from './room'

export interface Decline {
  /** Stripe’s code (docs.stripe.com/declines/codes, November 2026), or ours. */
  code: string
  /** Stripe’s word for the means; null where it did not come so far. */
  methodType: string | null
}

/** As different as the words are: nobody with a bank account is asked for another card. */
export const DECLINE_FAMILIES = ['card', 'debit', 'other'] as const
type Family = (typeof DECLINE_FAMILIES)[number]

const FAMILIES: Record<MeansKind, Family> = {
  card: 'card',
  debit: 'debit',
  transfer: 'other',
  redirect: 'other',
  voucher: 'other',
  manual: 'other',
  other: 'other',
}

const everywhere = (card: FinishedKey, debit: FinishedKey, other: FinishedKey) => ({ card, debit, other })
const DEBIT = 'page.decline.debitGeneric'
const OTHER = 'page.decline.other'

/** What of each cause is said for each family; a cause that a family cannot have says what is true of any "no" there. */
export const DECLINES = {
  generic: everywhere('page.decline.generic', DEBIT, OTHER),
  noFunds: everywhere('page.decline.noFunds', 'page.decline.debitNoFunds', 'page.decline.otherNoFunds'),
  expired: everywhere('page.decline.expired', DEBIT, OTHER),
  cvc: everywhere('page.decline.cvc', DEBIT, OTHER),
  number: everywhere('page.decline.number', 'page.decline.debitAccount', OTHER),
  expiry: everywhere('page.decline.expiry', DEBIT, OTHER),
  address: everywhere('page.decline.address', DEBIT, OTHER),
  unsupported: everywhere('page.decline.unsupported', 'page.decline.debitAccount', OTHER),
  limit: everywhere('page.decline.limit', 'page.decline.debitLimit', OTHER),
  authentication: everywhere(
    'page.decline.authentication',
    'page.decline.debit',
    'page.decline.otherAuthentication',
  ),
  later: everywhere('page.decline.later', DEBIT, OTHER),
  account: everywhere('page.decline.generic', 'page.decline.debitAccount', OTHER),
  notAllowed: everywhere('page.decline.generic', 'page.decline.debit', OTHER),
} as const satisfies Record<string, Record<Family, FinishedKey>>

export type DeclineCause = keyof typeof DECLINES

// What is not in this table is the bank's own business, and said in general: above all lost, stolen and fraud,
// of which the one who holds the card must learn nothing.
const CAUSES: Readonly<Record<string, DeclineCause>> = {
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
  charge_exceeds_source_limit: 'limit',
  charge_exceeds_transaction_limit: 'limit',
  charge_exceeds_weekly_limit: 'limit',
  amount_too_large: 'limit',
  authentication_required: 'authentication',
  authentication_not_handled: 'authentication',
  payment_intent_authentication_failure: 'authentication',
  payment_intent_payment_attempt_expired: 'authentication',
  offline_pin_required: 'authentication',
  online_or_offline_pin_required: 'authentication',
  payment_method_customer_decline: 'authentication',
  approve_with_id: 'later',
  issuer_not_available: 'later',
  processing_error: 'later',
  reenter_transaction: 'later',
  try_again_later: 'later',
  payment_method_provider_timeout: 'later',
  account_closed: 'account',
  account_number_invalid: 'account',
  bank_account_closed: 'account',
  bank_account_unusable: 'account',
  bank_account_unverified: 'account',
  bank_ownership_changed: 'account',
  branch_does_not_exist: 'account',
  incorrect_account_holder_name: 'account',
  invalid_account_number: 'account',
  invalid_bank_account_iban: 'account',
  no_account: 'account',
  recipient_deceased: 'account',
  routing_number_invalid: 'account',
  bank_account_restricted: 'notAllowed',
  debit_not_authorized: 'notAllowed',
  payment_method_bank_account_blocked: 'notAllowed',
  payment_method_microdeposit_failed: 'notAllowed',
  payment_method_not_available: 'later',
  refer_to_customer: 'notAllowed',
}

export const causeOfDecline = (code: string): DeclineCause =>
  (Object.hasOwn(CAUSES, code) ? CAUSES[code] : undefined) ?? 'generic'

export function declineKey({ code, methodType }: Decline): FinishedKey {
  return DECLINES[causeOfDecline(code)][FAMILIES[kindOfMeans(methodType)]]
}

/** Every sentence that `declineKey` may choose. */
export const DECLINE_KEYS: readonly FinishedKey[] = [
  ...new Set(Object.values(DECLINES).flatMap((byFamily) => Object.values(byFamily))),
]
