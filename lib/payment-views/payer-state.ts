// What a payer is told of an invoice, from its books and its attempts: its one state, who paid how, and which payments came twice.
import type { Invoice } from '@/lib/invoices/invoice'
import { paymentReference } from '@/lib/money/payment-reference'
import { isInquiry } from '@/lib/payments/dispute'
import { type Dispute, isReturned, type Payment, type Refund, returnsSurplus } from '@/lib/payments/payment'
import { isOverdue } from '@/lib/plans/covered'
import type { Plan } from '@/lib/plans/plan'
import { isOnItsWay, processingMinorOf } from '@/lib/plans/under-way'
import { type Day, dayIn } from '@/lib/time-zone'
import type { PayerAttempt, PayerRow } from './payer-store'
import type { PayerCredit, PayerState } from './payer-view'
import { NO_SURPLUS, type SurplusOf, surplusesOf } from './surpluses'

/** As much of an attempt as the payer's page looks at. */
export interface Attempt
  extends Pick<
    Payment,
    | 'id'
    | 'source'
    | 'state'
    | 'amountMinor'
    | 'settlesMinor'
    | 'choice'
    | 'providerStatus'
    | 'declineCode'
    | 'method'
    | 'quarantineReason'
    | 'succeededAt'
    | 'createdAt'
  > {
  refunds: Pick<Refund, 'state' | 'origin' | 'amountMinor'>[]
  disputes: Pick<Dispute, 'state' | 'providerStatus' | 'amountMinor'>[]
}

type Books = Pick<
  Invoice,
  | 'status'
  | 'amountPaidMinor'
  | 'amountCreditedMinor'
  | 'amountOverpaidMinor'
  | 'outstandingMinor'
  | 'totalMinor'
  | 'issueDate'
  | 'dueDate'
>

/** A bank that only asks has taken nothing, and the payer did not dispute anything. */
const isDisputed = (attempts: Attempt[], state: Dispute['state']): boolean =>
  attempts.some(({ disputes }) => disputes.some((dispute) => dispute.state === state && !isInquiry(dispute)))

/** What went back because it was asked for; a surplus that went back leaves the invoice as paid as it was. */
const returnedMinor = (attempts: Attempt[]): number =>
  attempts
    .flatMap((attempt) => attempt.refunds)
    .filter((refund) => isReturned(refund) && !returnsSurplus(refund))
    .reduce((sum, refund) => sum + refund.amountMinor, 0)

/** What banks have taken back of it for good: never more than was there. */
export function chargedBackMinor({
  amountMinor,
  disputes,
  refunds,
}: Pick<Attempt, 'amountMinor'> & {
  disputes: Pick<Dispute, 'state' | 'amountMinor'>[]
  refunds: Pick<Refund, 'state' | 'amountMinor'>[]
}): number {
  const sum = (parts: { amountMinor: number }[]) => parts.reduce((total, part) => total + part.amountMinor, 0)
  const there = amountMinor - sum(refunds.filter(isReturned))
  return Math.max(Math.min(sum(disputes.filter(({ state }) => state === 'lost')), there), 0)
}

/** `today`, where the seller is, decides what is overdue: an invoice due today is not. */
export function payerStateOf(
  invoice: Books,
  attempts: Attempt[],
  today: Day,
  plan: Plan | null = null,
): PayerState {
  if (invoice.status === 'Void') return invoice.amountOverpaidMinor > 0 ? 'overpaid' : 'void'
  if (attempts.some((attempt) => attempt.state === 'quarantined')) return 'under-review'
  if (isOnItsWay(invoice.outstandingMinor, attempts)) return 'processing'
  if (invoice.amountOverpaidMinor > 0) return 'overpaid'
  const returned = returnedMinor(attempts)
  // One whose money went back is paid by being credited, or was paid anew.
  const isCredited = returned > 0 && invoice.amountPaidMinor < invoice.totalMinor
  if (invoice.status === 'Paid' && isDisputed(attempts, 'open')) return 'disputed'
  if (invoice.status === 'Paid' && !isCredited)
    return invoice.amountPaidMinor === 0 && invoice.totalMinor > 0 ? 'credited' : 'paid'
  if (isDisputed(attempts, 'lost')) return 'charged-back'
  if (returned > 0) return invoice.amountPaidMinor > 0 ? 'partly-refunded' : 'refunded'
  if (attempts.some((attempt) => attempt.state === 'open' && attempt.providerStatus === 'requires_action'))
    return 'action-needed'
  if (isOverdue(invoice, processingMinorOf(attempts), plan, today)) return 'overdue'
  return invoice.amountPaidMinor > 0 ? 'partly-paid' : 'due'
}

/** The attempt that the state tells of; undefined where it tells of none, or of all. */
export function attemptTold(state: PayerState, attempts: Attempt[]): Attempt | undefined {
  switch (state) {
    case 'processing':
      return attempts.find((attempt) => attempt.state === 'processing')
    case 'under-review':
      return attempts.find((attempt) => attempt.state === 'quarantined')
    case 'action-needed':
      return attempts.find((attempt) => attempt.providerStatus === 'requires_action')
    case 'partly-refunded':
    case 'refunded':
      return attempts.find(({ refunds }) =>
        refunds.some((refund) => isReturned(refund) && !returnsSurplus(refund)),
      )
    case 'charged-back':
      return attempts.find((attempt) => isDisputed([attempt], 'lost'))
    default:
      return undefined
  }
}

/** With what it is or was made, in Stripe’s word; null while nobody knows. */
export const methodTypeOf = ({ method, source }: Pick<Attempt, 'method' | 'source'>): string | null =>
  source === 'manual' ? 'manual' : (method?.type ?? null)

export const creditsOf = ({ credits, organisation }: PayerRow): PayerCredit[] =>
  credits.map(({ amountMinor, occurredAt }) => ({
    amountMinor,
    on: dayIn(organisation.timeZone, new Date(occurredAt)),
  }))

/** The payments that are money, as `show` shows them beside what is said of each. */
export function paidOf<Shown>(
  { attempts, credits, organisation }: PayerRow,
  show: (attempt: PayerAttempt, surplus: SurplusOf) => Shown,
) {
  const paidFromCredit = credits.some(({ amountMinor }) => amountMinor > 0)
  const surpluses = surplusesOf(attempts, paidFromCredit)
  return attempts
    .filter(({ state }) => state === 'succeeded')
    .map((attempt) => ({
      amountMinor: attempt.amountMinor,
      chargedBackMinor: chargedBackMinor(attempt),
      paidOn: dayIn(organisation.timeZone, attempt.succeededAt ?? attempt.createdAt),
      methodType: methodTypeOf(attempt) ?? 'unknown',
      brand: attempt.method?.brand ?? null,
      last4: attempt.method?.last4 ?? null,
      wallet: attempt.method?.wallet ?? null,
      reference: paymentReference(attempt.id),
      ...show(attempt, surpluses.get(attempt.id) ?? NO_SURPLUS),
    }))
}
