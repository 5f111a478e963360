// What paying costs: what paying early takes off, what a means of payment takes off or adds, and what was decided for a payment.

export const ADJUSTMENT_KINDS = ['discount', 'surcharge'] as const
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number]

/** Taken off by whoever pays everything by a day: so many days after the issue date, or that day itself; one of the two. */
export interface EarlyPayment {
  percentPpm: number
  days?: number
  until?: string
}

/** For these means, in Stripe's words: a part of what is paid by them, or an amount; one of the two. */
export interface MethodAdjustment {
  methods: string[]
  kind: AdjustmentKind
  percentPpm?: number
  amountMinor?: number
  /** The most that it comes to. */
  capMinor?: number
  /** Of which currency its amounts are: of an organisation's, which holds for invoices in any. */
  currency?: string
}

/** A means of payment, as much of it as decides about a price. */
export interface PricedMeans {
  /** In Stripe's word. */
  type: string
  /** Of a card: `credit`, `debit`, `prepaid` or `unknown`. */
  funding: string | null
  /** Where it was issued. */
  country: string | null
}

/** What was decided when a payment was opened. All amounts in minor units of its currency. */
export interface PaymentPrice {
  /** The means that it is opened for, and no other; null where any will do. */
  means: PricedMeans | null
  earlyMinor: number
  /** Confirmed from then on, it is not early any more; null where nothing is taken off for being early. */
  earlyEndsAt: string | null
  /** What is taken off for the means. */
  discountMinor: number
  surchargeMinor: number
  /** When its payer pressed the button, by the provider's clock; null where that is not known. */
  pressedAt: string | null
  /** What it came to when the money was there; absent until then, and where an older version has booked it. */
  settled?: SettledPrice
}

export interface SettledPrice {
  /** Credited by a credit note. */
  creditMinor: number
  surchargeMinor: number
}
