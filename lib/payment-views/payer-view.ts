// What a payer may see of an invoice: these fields reach the browser, and nothing else does.
import type { BankDetails } from '@/db/schema/organisations'
import type { QuestionKind } from '@/db/schema/payer-words'
import type { BankCode } from '@/lib/codes/bank-code'
import type { Contents } from '@/lib/documents/contents'
import type { Currency } from '@/lib/money/currency'
import type { Collecting } from '@/lib/plans/collecting'
import type { PriceOffer } from '@/lib/prices/offer'
import type { Day } from '@/lib/time-zone'
import type { Covers } from '@/lib/words/autopay-terms'
import type { Decline } from '@/lib/words/decline'
import type { ReviewCause } from '@/lib/words/standing-words'
import type { AutopayOfRow } from './autopay-view'

export type PayerState =
  | 'due'
  | 'overdue'
  | 'partly-paid'
  | 'processing'
  | 'action-needed'
  | 'paid'
  | 'partly-refunded'
  | 'refunded'
  | 'credited'
  | 'charged-back'
  | 'disputed'
  | 'overpaid'
  | 'under-review'
  | 'void'

/** A credit note that was issued; its paper is below the page's own address. */
export interface PayerCreditNote {
  id: string
  documentNumber: string
  /** Below 0 for one that takes another back. */
  amountMinor: number
}

export interface PayerCredit {
  /** Paid from the customer's credit; below 0 where overpaid money was kept as credit. */
  amountMinor: number
  /** The day where the seller is, `YYYY-MM-DD`. */
  on: string
}

export interface PayerReceipt {
  /** Of the payment; its paper is below the page's own address. */
  id: string
  /** Null until it is issued. */
  documentNumber: string | null
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

export interface PayerQuestion {
  kind: QuestionKind
  text: string
  /** Where the seller is. */
  askedOn: Day
  /** Null where there is none, or not yet. */
  answer: string | null
}

/** What the payer has said on the page, and what they can say still. */
export interface PayerSaid {
  /** The day on which they will pay, or would have. */
  promise: { date: Day; isOver: boolean } | null
  /** Between which days they may promise one; null where nothing is left to pay. */
  promisable: { first: Day; last: Day } | null
  orderNumber: string | null
  mayGiveNumber: boolean
  /** Newest first, and not all of them. */
  questions: PayerQuestion[]
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
  /** What a transfer should bring: what the payer has chosen, or what is left beyond what is on its way. */
  transferMinor: number
  /** By which a banking app fills that in; null where there is no such code. */
  bankCode: BankCode | null
  customerName: string
  /** BCP 47: what its reader reads. */
  locale: string
  currency: Currency
  autopay: AutopayOfRow
  /** By what a means can be left without paying, and for which invoices; null where it cannot, or is on. */
  saving: (Omit<PayerCheckout, 'stripeAmount'> & { covers: Covers }) | null
  amountPaidMinor: number
  amountRefundedMinor: number
  /** What credit notes took off of it. */
  amountCreditedMinor: number
  /** Oldest first. */
  creditNotes: PayerCreditNote[]
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
  /** Its parts, and what may be chosen. */
  collecting: Collecting
  /** What it costs to pay what is chosen; null where that is what it comes to. */
  prices: PriceOffer | null
  /** Null also when nothing is left to pay, or a payment is on its way. */
  checkout: PayerCheckout | null
  /** Why there is no checkout although money is due: the seller cannot take cards, or the amount is outside Stripe's bounds. */
  noCheckoutReason: 'not-enabled' | 'below-minimum' | 'above-maximum' | 'paused' | null
  /** So long card payments are paused, after too many cards were declined; 0 where they are not. */
  pausedMinutes: number
  said: PayerSaid
}
