// The status of a checkout in one word, for its seller.
import type { Tone } from '@/components/ui/status-mark'
import type { CheckoutOutcome } from '@/lib/checkouts/list'

export const CHECKOUT_MARKS: Record<CheckoutOutcome, { tone: Tone; word: string }> = {
  Open: { tone: 'calm', word: 'Open' },
  Paid: { tone: 'good', word: 'Paid' },
  Processing: { tone: 'moving', word: 'On its way' },
  UnderReview: { tone: 'wait', word: 'Under review' },
  Refunded: { tone: 'calm', word: 'Refunded' },
  PartlyRefunded: { tone: 'calm', word: 'Partly refunded' },
  Expired: { tone: 'calm', word: 'Expired' },
}
