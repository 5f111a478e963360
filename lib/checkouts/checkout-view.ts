// What anyone with a checkout's address may see: these fields reach the browser, and nothing else does.
import type { Currency } from '@/lib/money/currency'
import type { ReviewCause } from '@/lib/words/standing-words'

export type CheckoutStanding = 'open' | 'paid' | 'processing' | 'under-review' | 'expired'

export interface CheckoutView {
  standing: CheckoutStanding
  /** With what it is being paid, in Stripe’s word; null while nobody knows. */
  methodType: string | null
  /** Why it is under review; null where it is not. */
  reviewCause: ReviewCause | null
  isEmbedded: boolean
  organisation: {
    name: string
    email: string | null
    logoUrl: string | null
    primaryColour: string | null
    bankDetails: null
  }
  reference: string
  /** Where the caller says the payer is. */
  country: string
  currency: Currency
  totalMinor: number
  lines: { name: string; quantity: number; unitPriceMinor: number; amountMinor: number }[]
  publishableKey: string
  connectedAccountId: string
  scriptUrl: string
}
