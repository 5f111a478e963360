// The words for payments, refunds, disputes and payouts, as a seller reads them.
import type { Tone } from '@/components/ui/status-mark'
import type { DisputeView, PaymentMoney, PayoutView, RefundView } from '@/lib/payment-views/money-view'

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
  failed: { tone: 'bad', word: 'Failed' },
  cancelled: { tone: 'calm', word: 'Cancelled' },
}

export const DISPUTE_MARKS: Record<DisputeView['state'], Mark> = {
  open: { tone: 'wait', word: 'Open' },
  won: { tone: 'good', word: 'Won' },
  lost: { tone: 'bad', word: 'Lost' },
}

/** Stripe's states in the seller's words: who waits for whom. */
export function disputeMark({ awaitsAnswer, isInquiry, state }: DisputeView): Mark {
  if (isInquiry && state !== 'open') return { tone: 'calm', word: 'Closed' }
  if (state !== 'open') return DISPUTE_MARKS[state]
  return awaitsAnswer
    ? { tone: 'wait', word: 'Waiting for your answer' }
    : { tone: 'moving', word: 'Answered, under review' }
}

export function disputeMeaning({ isInquiry, state }: DisputeView): string {
  if (isInquiry)
    return state === 'open'
      ? 'An inquiry takes no money. Without an answer, it can become a dispute.'
      : 'The inquiry ended. No money was taken.'
  if (state === 'open') return 'The bank is holding the money until it decides.'
  return state === 'won' ? 'The bank gave the money back.' : 'The bank keeps the money.'
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
  credit_not_processed: 'a promised refund did not arrive',
  duplicate: 'it was charged twice',
  fraudulent: 'the payer says it was not them',
  general: 'no particular reason',
  product_not_received: 'nothing was received',
  product_unacceptable: 'what arrived was not as described',
  subscription_canceled: 'it had been cancelled',
  unrecognized: 'the payer does not recognise it',
}

export const disputeReason = (reason: string | null): string => {
  const code = reason ?? 'general'
  return (
    (Object.hasOwn(DISPUTE_REASONS, code) ? DISPUTE_REASONS[code] : undefined) ?? code.replaceAll('_', ' ')
  )
}
