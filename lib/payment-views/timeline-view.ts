// The timeline as plain values for a page.
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import type { PayoutState } from '@/db/schema/payouts'
import type { Dispute, Refund } from '@/lib/payments/payment'

/** Of a credit note. */
interface NumberedPaper {
  creditNoteId: string
  documentNumber: string
}

/** `by` is who did it, as a person's name or email address, or the name of an API key. */
export type Happening = { reference?: string | null; by?: string | null } & (
  | { kind: 'created' }
  | { kind: 'sent'; documentNumber: string | null }
  | { kind: 'link-renewed' }
  | { kind: 'voided' }
  | {
      kind: 'mail'
      mail: string
      state: 'waiting' | 'sent' | 'moot' | 'dead'
      to: readonly string[]
      error: string | null
    }
  /** A document on its way by Peppol. `reason` in words: why it was rejected, or did not arrive. */
  | {
      kind: 'peppol'
      stage: 'sent' | 'delivered' | 'rejected' | 'failed'
      documentNumber: string
      reason: string | null
    }
  /** The payer had the page open. */
  | { kind: 'opened' }
  /** The payer asked to pay, or `provider` was asked for something that can be paid; nothing is charged yet. */
  | { kind: 'pay-began'; amountMinor: number; provider?: string | null }
  /**
   * `methodType` is what was tried, in Stripe's word; null where nobody knows. `since`: the first of `times` that were alike, with
   * nothing in between.
   */
  | { kind: 'declined'; code: string; methodType: string | null; times?: number; since?: string }
  | {
      kind: 'payment-moved'
      state: string
      why: string | null
      methodType: string | null
      /** Who took it, where that is an account of the merchant's own. */
      provider?: string | null
    }
  /** What the payer said on the page; `day` is the one that was promised. */
  | { kind: 'said'; what: 'promised' | 'order-number' | 'question' | 'mistake'; day: string | null }
  /** An invoice of its own asks for what paying late costs. */
  | { kind: 'late-fee'; documentId: string | null }
  | { kind: 'planned'; what: 'set' | 'changed' | 'removed' }
  /** One or more parts of the plan, which were due on `day`. */
  | { kind: 'part-overdue'; day: string | null }
  | { kind: 'question-closed'; isAnswered: boolean }
  /** Money that was set aside, and what a person found out about it. */
  | { kind: 'ended-by-hand'; words: string | null }
  /** Paid from the customer's credit; below 0 where overpaid money was kept as credit. The other way round once it is taken back. */
  | { kind: 'credit'; amountMinor: number; isTakenBack: boolean }
  | {
      kind: 'paid'
      isManual: boolean
      amountMinor: number
      method: PaymentMethodSummary | null
      notes: string | null
      /** When money that was recorded by hand had come. */
      receivedAt: string | null
    }
  | { kind: 'receipt'; paymentId: string; documentNumber: string; amountMinor: number }
  | {
      kind: 'refund'
      amountMinor: number
      state: Refund['state']
      origin: Refund['origin']
      reason: string | null
    }
  | { kind: 'refund-failed'; amountMinor: number; why: string | null }
  /** Issued by hand, or by a refund, in whose words it then is. */
  | ({ kind: 'credit-note'; amountMinor: number; reason: string; refundId: string | null } & NumberedPaper)
  /** Its refund has failed: another document has taken back the one that is named. */
  | ({ kind: 'credit-note-cancelled'; cancelledNumber: string } & NumberedPaper)
  /** `dueAt` while an answer is awaited. */
  | { kind: 'disputed'; isInquiry: boolean; amountMinor: number; reason: string | null; dueAt: string | null }
  | { kind: 'dispute-closed'; isInquiry: boolean; amountMinor: number; state: Dispute['state'] }
  | { kind: 'payout'; state: PayoutState; arrivesOn: string }
)

/** What a provider told us of one of the payments. */
export interface ProviderMessage {
  /** As people call it. */
  provider: string
  at: string
  type: string
  state: 'received' | 'handled' | 'ignored' | 'quarantined' | 'dead'
  reason: string | null
  handledAt: string | null
  /** Its own name of the event (`evt_…`), where it has one. */
  reference: string
}

/** How somebody looks. */
export interface Look {
  /** It is an operator. */
  seesSplit?: boolean
  /** Of attempts those before this entry are meant; left out, the newest. */
  before?: number | undefined
}

/** As an address says it; anything else is as if it said nothing. */
export const readBefore = (said: string | string[] | undefined): number | undefined =>
  typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : undefined

export interface TimelineView {
  /** Newest first; times in ISO 8601. */
  happenings: (Happening & { at: string })[]
  messages: ProviderMessage[]
  /** Of tries to pay and looks at the page only some are among them: from where on there are earlier ones, and that there are later. */
  attempts: { earlier: number | null; areOld: boolean }
}
