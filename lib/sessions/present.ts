// Presents a session in the Sessions API: major units, times without milliseconds, and only public fields.
import type { z } from 'zod'
import type { RoutingCandidate } from '@/db/schema/sessions'
import { majorUnits } from '@/lib/money/money'
import { isInquiry, isUnderReview } from '@/lib/payments/dispute'
import type { Dispute } from '@/lib/payments/payment'
import type { ListedSession, RoutingDecision, Session, SessionRefund, SessionView } from './session'
import type { createdSessionAnswer, refundAnswer, sessionAnswer } from './sessions-api'

/** Without milliseconds, as the contract writes times. */
const written = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, 'Z')

export const presentCreatedSession = ({
  checkoutUrl,
  provider,
  score: points,
  session,
}: ListedSession): z.input<typeof createdSessionAnswer> => ({
  sessionId: session.id,
  checkoutUrl,
  status: session.state,
  routing: { selectedProvider: provider, score: points },
  expiresAt: written(session.expiresAt),
  createdAt: written(session.createdAt),
})

const presentCandidate = ({
  connectionId,
  cost,
  excludedBecause,
  provider,
  reliability,
  score,
  speed,
}: RoutingCandidate) => ({
  ...{ connectionId, provider, reliability, cost, speed, score, excludedBecause },
})

const presentDecision = ({ candidates, chosenConnectionId, createdAt, weights }: RoutingDecision) => ({
  decidedAt: written(createdAt),
  weights,
  chosenConnectionId,
  candidates: candidates.map(presentCandidate),
})

const REFUND_STATES = {
  opening: 'PENDING',
  pending: 'PENDING',
  succeeded: 'COMPLETED',
  failed: 'FAILED',
  cancelled: 'FAILED',
} as const satisfies Record<SessionRefund['state'], string>

export const presentRefund = (refund: SessionRefund): z.input<typeof refundAnswer> => ({
  id: refund.id,
  sessionId: refund.sessionId,
  amount: majorUnits(refund.currency)(refund.amountMinor),
  currency: refund.currency,
  status: REFUND_STATES[refund.state],
  reason: refund.reason,
  failureReason: refund.failureReason,
  createdAt: written(refund.createdAt),
})

export const presentDispute = (dispute: Dispute) => ({
  status: isUnderReview(dispute) ? ('under_review' as const) : dispute.state,
  amount: majorUnits(dispute.currency)(dispute.amountMinor),
  isInquiry: isInquiry(dispute),
  reason: dispute.reason,
  dueBy: dispute.evidenceDueAt && written(dispute.evidenceDueAt),
})

export const presentListed = (view: ListedSession) => {
  const { dispute, made, provider, session } = view
  const inMajor = majorUnits(session.currency)
  return {
    ...presentCreatedSession(view),
    orderReference: session.orderReference,
    paymentMethod: session.paymentMethod,
    currency: session.currency,
    amount: {
      total: inMajor(session.totalMinor),
      shipping: inMajor(session.shippingMinor),
      tax: inMajor(session.taxMinor),
    },
    capturedAmount: inMajor(session.capturedMinor),
    refundedAmount: inMajor(session.refundedMinor),
    chargedBackAmount: inMajor(session.chargedBackMinor),
    dispute: dispute ? presentDispute(dispute) : null,
    failureReason: session.failureReason,
    paidAt: session.paidAt && written(session.paidAt),
    provider: made && provider ? { name: provider, ...made } : null,
  }
}

/** What an application is told: the session, without the address at which it is paid. */
export function presentEvent(session: Session, dispute?: Dispute): object {
  const { checkoutUrl, routing, provider, ...told } = presentListed({
    session,
    provider: null,
    score: null,
    checkoutUrl: null,
    made: null,
    dispute,
  })
  return told
}

export const presentSession = (view: SessionView): z.input<typeof sessionAnswer> => {
  const listed = presentListed(view)
  const { additionalInformation, currency, customer, items, shipping } = view.session
  return {
    ...listed,
    orderItems: items.map(({ name, quantity, sku, unitPriceMinor }) => ({
      ...{ name, sku, quantity },
      unitPrice: majorUnits(currency)(unitPriceMinor),
    })),
    customer,
    shipping,
    additionalInformation,
    routing: { ...listed.routing, decisions: view.decisions.map(presentDecision) },
    refunds: view.refunds.map(presentRefund),
  }
}
