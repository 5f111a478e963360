// What a payer may see of an invoice: these fields reach the browser, and nothing else does.
import type { BankDetails } from '@/db/schema/organisations'
import type { TaxCategory } from '@/db/schema/tax'
import type { BankCode } from '@/lib/codes/bank-code'
import type { SnapshotAllowance } from '@/lib/documents/snapshot'
import type { Currency } from '@/lib/money/currency'
import type { Decline } from '@/lib/words/decline'
import type { ReviewCause } from '@/lib/words/standing-words'

export type PayerState =
  | 'due'
  | 'overdue'
  | 'partly-paid'
  | 'processing'
  | 'action-needed'
  | 'paid'
  | 'partly-refunded'
  | 'refunded'
  | 'charged-back'
  | 'disputed'
  | 'overpaid'
  | 'under-review'
  | 'void'

export interface PayerLine {
  description: string
  /** Decimal text with as many digits as it needs: "1", "2.5"; below 0 for a deduction. */
  quantity: string
  /** UN/ECE Rec 20; C62 is "one". */
  unit: string
  /** Decimal text in major units, up to 6 decimals. */
  unitPrice: string
  /** What was taken off of this line. */
  discount: SnapshotAllowance | null
  /** After the discount; like the price with tax where prices include it. */
  amountMinor: number
  /** Decimal text in percent, "19"; null when the line bears no tax. */
  taxRatePercent: string | null
}

/** The tax of one category and rate, and what it is taken from; and where none is taken for a reason, that. */
export interface PayerTax {
  category: TaxCategory
  ratePercent: string
  /** What the seller calls the rate; null where it has no name. */
  name: string | null
  /** Why no tax is charged. */
  reason: string | null
  netMinor: number
  amountMinor: number
}

/** What an invoice is for and how it adds up, on every face of it. */
export interface Contents {
  issueDate: string
  dueDate: string | null
  /** When it was supplied; or the period. */
  supplyDate: string | null
  servicePeriod: { from: string; to: string } | null
  /** The customer’s. */
  purchaseOrderNumber: string | null
  buyerReference: string | null
  memo: string | null
  /** Whether the amounts of lines, discount and charge have the tax in them. */
  pricesIncludeTax: boolean
  lines: PayerLine[]
  /** What the lines come to, before discount and charge. */
  linesMinor: number
  discount: SnapshotAllowance | null
  charge: SnapshotAllowance | null
  /** Before tax. */
  subTotalMinor: number
  /** In the order of the rates. */
  taxes: PayerTax[]
  totalMinor: number
}

export interface PayerCredit {
  /** Paid from the customer's credit; below 0 where overpaid money was kept as credit. */
  amountMinor: number
  /** The day where the seller is, `YYYY-MM-DD`. */
  on: string
}

export interface PayerReceipt {
  amountMinor: number
  refundedMinor: number
  /** What a bank has taken back of it for good. */
  chargedBackMinor: number
  /** The day where the seller is, `YYYY-MM-DD`. */
  paidOn: string
  /** `card`, `sepa_debit`, … or `manual` for what the seller recorded. */
  methodType: string
  brand: string | null
  last4: string | null
  wallet: string | null
  reference: string
  /** The payer paid twice; this one went back. */
  isSurplus: boolean
  /** What went back of it because it was more than was owed; part of what was refunded. */
  surplusReturnedMinor: number
}

/** What Stripe.js needs to show the payment form; null when the organisation cannot take cards now. */
export interface PayerCheckout {
  publishableKey: string
  connectedAccountId: string
  /** In Stripe's integer for this currency; for Elements only, the charge is made from the server's own figure. */
  stripeAmount: number
  /** The origin whose script is Stripe.js: Stripe's own, or the one of the host override. */
  scriptUrl: string
}

export interface PayerView extends Contents {
  state: PayerState
  documentNumber: string
  organisation: {
    name: string
    email: string | null
    logoUrl: string | null
    primaryColour: string | null
    bankDetails: BankDetails | null
  }
  /** By which a banking app fills in what is left to pay; null where there is no such code. */
  bankCode: BankCode | null
  customerName: string
  /** BCP 47: what its reader reads. */
  locale: string
  currency: Currency
  amountPaidMinor: number
  amountRefundedMinor: number
  /** Paid and not owed. */
  amountOverpaidMinor: number
  outstandingMinor: number
  /** Oldest first. */
  credits: PayerCredit[]
  /** Why the last attempt did not work; null when there was none or it is past. */
  decline: Decline | null
  /** With what the attempt is made that the state tells of, in Stripe’s word; null where it tells of none. */
  methodType: string | null
  /** Why a payment is under review; null where none is. */
  reviewCause: ReviewCause | null
  receipts: PayerReceipt[]
  /** Null also when nothing is left to pay, or a payment is on its way. */
  checkout: PayerCheckout | null
  /** Why there is no checkout although money is due: the seller cannot take cards, or the amount is outside Stripe's bounds. */
  noCheckoutReason: 'not-enabled' | 'below-minimum' | 'above-maximum' | 'paused' | null
  /** So long card payments are paused, after too many cards were declined; 0 where they are not. */
  pausedMinutes: number
}
