// The words for payments, refunds, disputes and payouts, as a seller reads them.
import type { Tone } from '@/components/ui/status-mark'
import type { DisputeView, PaymentMoney, PayoutView, RefundView } from '@/lib/payments/money-view'

interface Mark {
  tone: Tone
  word: string
}

export const PAYMENT_MARKS: Record<PaymentMoney['status'], Mark> = {
  Pending: { tone: 'calm', word: 'Not paid yet' },
  Processing: { tone: 'moving', word: 'On its way' },
  Succeeded: { tone: 'good', word: 'Paid' },
  PartiallyRefunded: { tone: 'calm', word: 'Partly refunded' },
  Refunded: { tone: 'calm', word: 'Refunded' },
  Disputed: { tone: 'wait', word: 'Disputed' },
  ChargedBack: { tone: 'bad', word: 'Charged back' },
  DuplicateRefunded: { tone: 'calm', word: 'Paid twice, refunded' },
  Failed: { tone: 'bad', word: 'Failed' },
  Cancelled: { tone: 'calm', word: 'Cancelled' },
  UnderReview: { tone: 'wait', word: 'Under review' },
}

export const REFUND_MARKS: Record<RefundView['state'], Mark> = {
  opening: { tone: 'moving', word: 'On its way' },
  pending: { tone: 'moving', word: 'On its way' },
  succeeded: { tone: 'good', word: 'Sent back' },
  failed: { tone: 'bad', word: 'Came back' },
  cancelled: { tone: 'calm', word: 'Cancelled' },
}

export const DISPUTE_MARKS: Record<DisputeView['state'], Mark> = {
  open: { tone: 'wait', word: 'Open' },
  won: { tone: 'good', word: 'Won' },
  lost: { tone: 'bad', word: 'Lost' },
}

export const PAYOUT_MARKS: Record<PayoutView['state'], Mark> = {
  pending: { tone: 'moving', word: 'On its way' },
  in_transit: { tone: 'moving', word: 'On its way' },
  paid: { tone: 'good', word: 'Arrived' },
  failed: { tone: 'bad', word: 'Sent back by the bank' },
  cancelled: { tone: 'calm', word: 'Cancelled' },
}

/** What the payer's bank gave for a reason when it took the money back (docs.stripe.com/disputes/categories, November 2026). */
const DISPUTE_REASONS: Readonly<Record<string, string>> = {
  credit_not_processed: 'a refund that was promised did not come',
  duplicate: 'it was charged twice',
  fraudulent: 'the payer says it was not them',
  general: 'no particular reason',
  product_not_received: 'nothing was received',
  product_unacceptable: 'what came was not as agreed',
  subscription_canceled: 'it had been cancelled',
  unrecognized: 'the payer does not recognise it',
}

export const disputeReason = (reason: string): string =>
  (Object.hasOwn(DISPUTE_REASONS, reason) ? DISPUTE_REASONS[reason] : undefined) ??
  reason.replaceAll('_', ' ')

/** Why a try to pay came to nothing, for the seller: the payer is told less (docs.stripe.com/declines/codes, November 2026). */
const DECLINES: Readonly<Record<string, string>> = {
  authentication_required: 'the bank wanted the payer to confirm, and they did not',
  card_not_supported: 'the card cannot be used for this',
  card_velocity_exceeded: 'the card’s limit was reached',
  currency_not_supported: 'the card cannot pay in this currency',
  do_not_honor: 'the bank refused without a reason',
  expired_card: 'the card has expired',
  fraudulent: 'it looked like fraud and was blocked',
  generic_decline: 'the bank refused without a reason',
  incorrect_cvc: 'the security code was wrong',
  incorrect_number: 'the card number was wrong',
  insufficient_funds: 'not enough money on the card',
  issuer_not_available: 'the bank could not be reached',
  lost_card: 'the card was reported lost',
  payment_intent_authentication_failure: 'the payer did not confirm it with their bank',
  processing_error: 'something went wrong at the card’s network',
  stolen_card: 'the card was reported stolen',
  try_again_later: 'the bank asked to try again later',
  // Ours, for what never came to a try.
  'access-withdrawn': 'the organisation disconnected its Stripe account',
  'missing-at-provider': 'Stripe does not know it',
  'never-made': 'Stripe was never reached',
  'settled-by-hand': 'somebody looked it up at Stripe and settled it by hand',
}

/** Undefined for a code that has no words: Stripe's own sentence is the better one then. */
export const declineReason = (code: string): string | undefined =>
  Object.hasOwn(DECLINES, code) ? DECLINES[code] : undefined

export function declineSentence(code: string, message: string | null): string {
  const reason = declineReason(code)
  if (reason) return `${reason[0]?.toUpperCase()}${reason.slice(1)}.`
  return message ?? 'The payment did not work.'
}
