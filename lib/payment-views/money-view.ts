// The money of an invoice or checkout as plain values for a page.
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import type { PayoutState } from '@/db/schema/payouts'
import type { Currency } from '@/lib/money/currency'
import type { Dispute, Payment, Refund } from '@/lib/payments/payment'
import type { PAYMENT_STATUSES } from './platform-api'

/** All in minor units of one currency; null is "not known yet", or settled in another currency. */
export interface MoneyFigures {
  grossMinor: number
  providerFeeMinor: number | null
  /** Our fee, and how much of it went back with refunds. */
  feeMinor: number
  feeRefundedMinor: number
  /** How what is kept of it is divided between us and the client: for operators, and null for everybody else. */
  split: { platformMinor: number; clientMinor: number } | null
  /** What the charge left on the organisation's balance. */
  netMinor: number | null
  refundedMinor: number
  /** What disputes hold or took, and what Stripe asked for them. */
  withdrawnMinor: number | null
  disputeFeeMinor: number | null
  /** What the organisation has of it after all that. */
  remainsMinor: number | null
}

export interface RefundView {
  id: string
  amountMinor: number
  state: Refund['state']
  isSurplus: boolean
  reason: string | null
  failureReason: string | null
  reference: string | null
  createdAt: string
}

export interface DisputeView {
  amountMinor: number
  state: Dispute['state']
  /** The bank is only asking, and has taken no money. */
  isInquiry: boolean
  /** The seller can still say something. */
  awaitsAnswer: boolean
  /** Where it is answered; null for the sandbox, whose disputes Stripe does not know. */
  dashboardUrl: string | null
  reason: string | null
  evidenceDueAt: string | null
  withdrawnMinor: number | null
  providerFeeMinor: number | null
  reference: string
}

export interface PayoutView {
  reference: string
  state: PayoutState
  /** `YYYY-MM-DD` */
  arrivesOn: string
  /** All that went with it, in its own currency. */
  amountMinor: number
  currency: Currency
}

export interface PaymentMoney extends MoneyFigures {
  id: string
  source: Payment['source']
  /** Who took it, as people call them; null where nobody did. */
  provider: 'Stripe' | 'Mollie' | null
  status: (typeof PAYMENT_STATUSES)[number]
  currency: Currency
  method: PaymentMethodSummary | null
  decline: string | null
  notes: string | null
  quarantineReason: string | null
  succeededAt: string | null
  /** Null until it is issued. */
  receiptNumber: string | null
  createdAt: string
  refunds: RefundView[]
  disputes: DisputeView[]
  payout: PayoutView | null
  providerReference: string | null
  chargeReference: string | null
  sessionReference: string | null
  accountId: string | null
  /** The payment at Stripe; null for the sandbox, whose payments Stripe does not know. */
  dashboardUrl: string | null
}

export interface MoneyView {
  /** Newest first, attempts that came to nothing among them. */
  payments: PaymentMoney[]
  /** There may be more attempts that came to nothing. */
  areSomeLeftOut: boolean
  total: MoneyFigures & { count: number }
}
