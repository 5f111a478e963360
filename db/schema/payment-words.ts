// What is kept of how a payment was made, and the words for why one was kept apart or given up.

export const PAYMENT_CHOICES = ['full', 'next', 'other', 'autopay'] as const

/** Why a payment is kept apart whose account let us in no more. */
export const KEPT_AS_WITHDRAWN = 'access withdrawn'
/** Why an attempt was given up without asking its account. */
export const GIVEN_UP_AS_WITHDRAWN = 'access-withdrawn'

export interface PaymentMethodSummary {
  type: string
  brand: string | null
  last4: string | null
  wallet: string | null
  country: string | null
  /** Of a card; unknown of those that were kept before it was. */
  funding?: string
}

export interface BillingSummary {
  name: string | null
  email: string | null
}
