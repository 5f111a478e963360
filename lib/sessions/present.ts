// A session in the words of the Sessions API: major units, times without milliseconds, and only the fields that may leave.
import type { z } from 'zod'
import type { RoutingCandidate } from '@/db/schema/sessions'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { toJsonNumber } from '@/lib/money/decimal'
import type {
  ListedSession,
  RoutingDecision,
  Session,
  SessionDispute,
  SessionRefund,
  SessionView,
} from './session'
import type { createdSessionAnswer, refundAnswer, sessionAnswer } from './sessions-api'

/** Without milliseconds, as the contract writes times. */
const written = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, 'Z')

const major = (minor: number, code: string): number => {
  if (!isCurrency(code)) throw new Error(`a session in unknown currency ${code}`)
  return toJsonNumber(minor, currencyDigits(code))
}

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

export const presentRefund = (refund: SessionRefund): z.input<typeof refundAnswer> => ({
  id: refund.id,
  sessionId: refund.sessionId,
  amount: major(refund.amountMinor, refund.currency),
  currency: refund.currency,
  status: refund.state,
  reason: refund.reason,
  failureReason: refund.failureReason,
  createdAt: written(refund.createdAt),
})

const presentDispute = ({ amountMinor, currency, dueBy, isInquiry, reason, state }: SessionDispute) => ({
  status: state,
  amount: major(amountMinor, currency),
  isInquiry,
  reason,
  dueBy: dueBy && written(dueBy),
})

export const presentListed = (view: ListedSession) => {
  const { dispute, made, provider, session } = view
  const inMajor = (minor: number) => major(minor, session.currency)
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
export function presentEvent(session: Session, dispute?: SessionDispute): object {
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
      unitPrice: major(unitPriceMinor, currency),
    })),
    customer,
    shipping,
    additionalInformation,
    routing: { ...listed.routing, decisions: view.decisions.map(presentDecision) },
    refunds: view.refunds.map(presentRefund),
  }
}
