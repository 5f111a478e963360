// What an invoice and its receipt print: these fields and nothing else.
import type { Parties } from '@/lib/customers/parties'
import type { Contents } from '@/lib/documents/contents'
import type { DocumentSnapshot } from '@/lib/documents/snapshot'
import type { Currency } from '@/lib/money/currency'
import type { PayerCredit, PayerState } from './payer-view'

export interface DocumentRefund {
  amountMinor: number
  /** The day where the seller is, `YYYY-MM-DD`. */
  askedOn: string
  reference: string
  /** It returns only what was more than was owed. */
  isSurplus: boolean
}

export interface DocumentPayment {
  amountMinor: number
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
  /** What a bank took back of it, and kept. */
  chargedBackMinor: number
  refunds: DocumentRefund[]
}

export interface InvoiceDocument extends Parties, Contents {
  state: PayerState | 'draft'
  /** Null for a draft. */
  documentNumber: string | null
  currency: Currency
  amountCreditedMinor: number
  outstandingMinor: number
  /** What counts as paid, without what banks took back, and what was sent back of it; what was more than was owed and went back is in neither. */
  paidMinor: number
  refundedMinor: number
  /** Oldest first. */
  payments: DocumentPayment[]
  /** Oldest first. */
  credits: PayerCredit[]
  /** Where it can be paid; null once there is nothing to pay. */
  paymentUrl: string | null
  /** What was frozen when it was issued, of which its paper says more. */
  snapshot?: DocumentSnapshot
}
