// Translates Stripe's refunds into the port's terms.
import type Stripe from 'stripe'
import type { RefundFacts } from '@/lib/connector-port/port'
import { fromStripeAmount } from './amount'

const STATES: Record<string, RefundFacts['state']> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
}

/** `markedBy` is the key of `metadata` that names our own refund. */
export const refundFacts = (refund: Stripe.Refund, markedBy: string): RefundFacts => ({
  reference: refund.id,
  state: STATES[refund.status ?? 'pending'] ?? 'pending',
  amountMinor: fromStripeAmount(refund.amount, refund.currency).minor,
  claimedRefundId: refund.metadata?.[markedBy] ?? null,
  reason: refund.reason ?? null,
  failureReason: refund.failure_reason ?? null,
  refundedAt: new Date(refund.created * 1000),
})
