// Translates Mollie's objects into the port's terms.
import { ApiMode, type Chargeback, type Payment, type Refund } from '@mollie/api-client'
import { z } from 'zod'
import type { DisputeFacts, ObjectFacts, ObjectState, RefundFacts } from '@/lib/connector-port/port'
import { fromMollieAmount } from './amount'

/** Keys of `metadata` by which we find our own again. */
export const ATTEMPT_KEY = 'remit_attempt'
export const REFUND_KEY = 'remit_session_refund'

/** `authorized`: the money is held and will be captured. */
const STATES: Record<string, ObjectState> = {
  open: 'open',
  pending: 'processing',
  authorized: 'processing',
  paid: 'paid',
  failed: 'failed',
  canceled: 'cancelled',
  expired: 'expired',
}

const REFUND_STATES: Record<string, RefundFacts['state']> = {
  queued: 'pending',
  pending: 'pending',
  processing: 'pending',
  refunded: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
}

const reason = z.object({ failureReason: z.string() })

/** Metadata may be anything at all: another program of the merchant's uses the same account. */
export function claimOf(metadata: unknown, key: string): string | null {
  const { data } = z.record(z.string(), z.unknown()).safeParse(metadata)
  const claimed = data?.[key]
  return typeof claimed === 'string' ? claimed : null
}

type RefundParts = Pick<Refund, 'id' | 'status' | 'amount' | 'metadata' | 'createdAt'>

export const refundFacts = ({ amount, createdAt, id, metadata, status }: RefundParts): RefundFacts => ({
  reference: id,
  state: REFUND_STATES[status] ?? 'pending',
  amountMinor: fromMollieAmount(amount).minor,
  claimedRefundId: claimOf(metadata, REFUND_KEY),
  reason: null,
  // Mollie does not say why.
  failureReason: status === 'failed' || status === 'canceled' ? status : null,
  refundedAt: new Date(createdAt),
})

type ChargebackParts = Pick<Chargeback, 'id' | 'amount' | 'reason' | 'reversedAt' | 'createdAt'>

/** The money is gone when Mollie tells of it; it may come back. */
const disputeFacts = ({ amount, createdAt, id, reason: why, reversedAt }: ChargebackParts): DisputeFacts => ({
  reference: id,
  state: reversedAt ? 'won' : 'lost',
  amountMinor: fromMollieAmount(amount).minor,
  isInquiry: false,
  reason: why?.description ?? why?.code ?? null,
  evidenceDueAt: null,
  disputedAt: new Date(createdAt),
  providerStatus: null,
  withdrawnMinor: null,
  providerFeeMinor: null,
})

export function objectFacts(payment: Payment): ObjectFacts {
  const { currency, minor } = fromMollieAmount(payment.amount)
  const isPaid = payment.status === 'paid'
  return {
    reference: payment.id,
    // A status of a version to come is nothing that can be relied on to be over.
    state: STATES[payment.status] ?? 'processing',
    livemode: payment.mode === ApiMode.live,
    amountMinor: minor,
    currency,
    capturedMinor: isPaid ? minor : 0,
    paymentReference: isPaid ? payment.id : null,
    claimedPaymentId: claimOf(payment.metadata, ATTEMPT_KEY),
    checkoutUrl: payment._links.checkout?.href ?? null,
    paidAt: isPaid && payment.paidAt ? new Date(payment.paidAt) : null,
    failureReason: reason.safeParse(payment.details).data?.failureReason ?? null,
    refunds: (payment._embedded?.refunds ?? []).map(refundFacts),
    disputes: (payment._embedded?.chargebacks ?? []).map(disputeFacts),
  }
}
