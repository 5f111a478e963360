// Translates Stripe's disputes into the port's terms.
import type Stripe from 'stripe'
import type { DisputeFacts } from '@/lib/connector-port/port'
import { fromStripeAmount } from './amount'
import { wholeMinor } from './whole-minor'

/** What ends without a verdict has cost nothing. A status to come asks for an answer, for all we know. */
const STATES: Record<string, DisputeFacts['state']> = {
  under_review: 'under_review',
  warning_under_review: 'under_review',
  won: 'won',
  warning_closed: 'won',
  prevented: 'won',
  lost: 'lost',
}

/** A sum over what the dispute did to the balance, in its own currency. */
function sumOf(dispute: Stripe.Dispute, of: (entry: Stripe.BalanceTransaction) => number): number | null {
  const entries = dispute.balance_transactions ?? []
  if (entries.some((entry) => entry.currency !== dispute.currency)) return null
  return wholeMinor(
    entries.reduce((sum, entry) => sum + of(entry), 0),
    dispute.currency,
  )
}

export const disputeFacts = (dispute: Stripe.Dispute): DisputeFacts => ({
  reference: dispute.id,
  state: STATES[dispute.status] ?? 'open',
  amountMinor: fromStripeAmount(dispute.amount, dispute.currency).minor,
  isInquiry: dispute.status.startsWith('warning_'),
  reason: dispute.reason,
  evidenceDueAt: dispute.evidence_details?.due_by ? new Date(dispute.evidence_details.due_by * 1000) : null,
  disputedAt: new Date(dispute.created * 1000),
  providerStatus: dispute.status,
  withdrawnMinor: sumOf(dispute, (entry) => -entry.amount),
  providerFeeMinor: sumOf(dispute, (entry) => entry.fee),
})
