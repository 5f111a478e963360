// What a provider's codes mean, in plain words for sellers. A provider's own sentences name keys and parameters, and are shown to nobody.
import { kindOfMeans } from './means-kind'

/** A provider's code, never a sentence of its: what older rows hold beside codes is no word to show. */
const CODE = /^[A-Za-z0-9_.-]{1,64}$/

export const isProviderCode = (text: string): boolean => CODE.test(text)

/** The code itself, for technical readers, or that there is none. */
export const codeOrUnknown = (text: string | null): string | null =>
  text === null || isProviderCode(text) ? text : 'unknown'

/** Why a refund did not reach the payer (docs.stripe.com/refunds#failed-refunds, and Mollie's and our own, November 2026). */
const REFUND_FAILURES: Readonly<Record<string, string>> = {
  charge_for_pending_refund_disputed: 'The payer’s bank took the money back through a dispute.',
  declined: 'The payer’s bank did not accept it.',
  expired_or_canceled_card: 'The card has expired or was cancelled.',
  insufficient_funds: 'The balance at the provider was too low.',
  lost_or_stolen_card: 'The card was reported lost or stolen.',
  merchant_request: 'It was stopped at your request.',
  unknown: 'The provider gave no reason.',
  // Refusals of the asking itself.
  account_invalid: 'The payment account is disconnected, so nothing can be refunded through it.',
  balance_insufficient: 'The balance at the provider was too low.',
  charge_already_refunded: 'It had already been refunded.',
  charge_disputed: 'The payer’s bank disputes the payment, so it cannot be refunded.',
  amount_too_large: 'It was more than remained of the payment.',
  resource_missing: 'The provider does not know the payment.',
  // Mollie's states.
  failed: 'The payer’s bank did not accept it.',
  canceled: 'It was cancelled before it was sent.',
}

const wordOf = (words: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(words, code) ? words[code] : undefined

export const refundFailureSentence = (code: string): string =>
  wordOf(REFUND_FAILURES, code) ?? 'The refund could not be made. Check the payment at the provider.'

/** Why a payment attempt failed, for the seller: the payer is told less (docs.stripe.com/declines/codes, November 2026). */
const DECLINES: Readonly<Record<string, string>> = {
  approve_with_id: 'the bank wanted to be asked again',
  authentication_required: 'the bank wanted the payer to confirm, and they did not',
  authentication_not_handled: 'the bank wanted the payer to confirm, and they did not',
  bank_account_restricted: 'the bank account takes no debits',
  call_issuer: 'the bank refused without a reason',
  card_not_supported: 'the card cannot be used for this',
  card_declined: 'the bank refused without a reason',
  card_velocity_exceeded: 'the card’s limit was reached',
  currency_not_supported: 'the card cannot pay in this currency',
  debit_not_authorized: 'the payer did not allow the debit',
  do_not_honor: 'the bank refused without a reason',
  expired_card: 'the card has expired',
  fraudulent: 'it looked like fraud and was blocked',
  generic_decline: 'the bank refused without a reason',
  incorrect_address: 'the address did not match the card',
  incorrect_cvc: 'the security code was wrong',
  incorrect_number: 'the card number was wrong',
  incorrect_pin: 'the PIN was wrong',
  incorrect_zip: 'the postcode did not match the card',
  insufficient_funds: 'not enough money on the card or account',
  invalid_account: 'the card or account cannot be used any more',
  invalid_amount: 'the bank does not take this amount',
  invalid_cvc: 'the security code was wrong',
  invalid_expiry_month: 'the expiry date was wrong',
  invalid_expiry_year: 'the expiry date was wrong',
  invalid_number: 'the card number was wrong',
  issuer_not_available: 'the bank could not be reached',
  lost_card: 'the card was reported lost',
  merchant_blacklist: 'it is on your own list of blocked cards',
  no_action_taken: 'the bank refused without a reason',
  not_permitted: 'the card may not be used for this',
  payment_intent_authentication_failure: 'the payer did not confirm it with their bank',
  payment_intent_payment_attempt_expired: 'the payer did not confirm it in time',
  pickup_card: 'the bank has withdrawn the card',
  processing_error: 'something went wrong at the card’s network',
  reenter_transaction: 'the bank asked to try again',
  restricted_card: 'the bank has withdrawn the card',
  revocation_of_authorization: 'the payer told the bank to pay no more',
  service_not_allowed: 'the card may not be used for this',
  stolen_card: 'the card was reported stolen',
  stop_payment_order: 'the payer told the bank to pay no more',
  transaction_not_allowed: 'the card may not be used for this',
  try_again_later: 'the bank asked to try again later',
  withdrawal_count_limit_exceeded: 'the card’s limit was reached',
  // Refusals of the asking itself: the payer was never asked for a card.
  account_closed: 'the seller’s payment account is closed',
  account_invalid: 'the payment account could not take it',
  amount_too_large: 'the amount is more than can be charged',
  amount_too_small: 'the amount is less than can be charged',
  denied: 'our access to Stripe was refused',
  'provider-error': 'Stripe was out of order',
  refused: 'Stripe refused to open it',
  // Ours, for what never came to a try.
  'access-withdrawn': 'the organisation disconnected its Stripe account',
  'missing-at-provider': 'Stripe does not know it',
  'never-made': 'the provider created nothing to be paid',
  'settled-by-hand': 'somebody looked it up at Stripe and settled it by hand',
}

/** What a code means for a bank debit, where that is not what it means in general. */
const DEBITS: Readonly<Record<string, string>> = {
  account_closed: 'the payer’s bank account was closed',
  bank_account_restricted: 'the bank account may not be debited',
  bank_ownership_changed: 'the bank account has another owner now',
  debit_not_authorized: 'the payer’s bank did not allow the debit',
  generic_could_not_process: 'the payer’s bank could not carry out the debit',
  incorrect_account_holder_name: 'the account holder’s name was wrong',
  insufficient_funds: 'not enough money on the bank account',
  invalid_account_number: 'the account number was wrong',
  no_account: 'the bank account does not exist',
  payment_intent_payment_attempt_failed: 'the payer’s bank did not carry out the debit',
  refer_to_customer: 'the payer stopped the debit at their bank',
}

/** Undefined for a code that has no words. `methodType` is Stripe’s word for the means, where it is known. */
export const declineReason = (code: string, methodType: string | null = null): string | undefined =>
  (kindOfMeans(methodType) === 'debit' ? wordOf(DEBITS, code) : undefined) ?? wordOf(DECLINES, code)

export function declineSentence(code: string, methodType: string | null = null): string {
  const reason = declineReason(code, methodType)
  return reason ? `${reason[0]?.toUpperCase()}${reason.slice(1)}.` : 'The payment did not work.'
}
