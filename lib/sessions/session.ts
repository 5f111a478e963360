// A session: one thing to pay for, and what is known of it.
import type { Provider } from '@/db/schema/applications'
import type { routingDecisions, SessionItem, SessionState, sessions } from '@/db/schema/sessions'
import type { Money } from '@/lib/money/money'
import { type Dispute, LIVE_STATES, type Payment, type Refund } from '@/lib/payments/payment'

export type Session = typeof sessions.$inferSelect
/** One try to have a provider make something payable: a payment of the session. */
export type SessionAttempt = Payment & { sessionId: string; connectionId: string; ordinal: number }
export type SessionRefund = Refund & { sessionId: string }
export type RoutingDecision = typeof routingDecisions.$inferSelect

/** A session lives so long unless it is paid. */
export const SESSION_MINUTES = 60

/** It is not known yet whether the provider made anything. */
export const UNSETTLED = ['opening', 'unknown'] as const satisfies SessionAttempt['state'][]

export const isUnsettled = ({ state }: Pick<SessionAttempt, 'state'>): boolean =>
  UNSETTLED.some((unsettled) => unsettled === state)

/** Something of it can be paid, or may be. */
export const isLive = ({ state }: Pick<SessionAttempt, 'state'>): boolean =>
  LIVE_STATES.some((live) => live === state)

/** What a payment says that failed because its provider is known to have made nothing. */
export const NEVER_MADE = 'never-made'

/** Its provider may yet be found to have made it. */
export const isNeverMade = ({ declineCode, state }: Pick<SessionAttempt, 'state' | 'declineCode'>): boolean =>
  state === 'failed' && declineCode === NEVER_MADE

/** What a caller wants to have paid; every amount in minor units of the total's currency. */
export interface NewSession {
  /** Made from the caller's idempotency key: the same one makes the same session once. */
  id: string
  applicationId: string
  organisationId: string
  orderReference: string
  paymentMethod: 'card'
  total: Money
  shippingMinor: number
  taxMinor: number
  items: SessionItem[]
  locale: string | null
  customer: Record<string, unknown> | null
  shipping: Record<string, unknown> | null
  additionalInformation: Record<string, unknown> | null
  /** Null for our own pages. */
  successUrl: string | null
  failureUrl: string | null
}

/** Without what only a single session shows. */
export type SessionSummary = Omit<Session, 'items' | 'customer' | 'shipping' | 'additionalInformation'>

/** A session as a list shows it. */
export interface ListedSession {
  session: SessionSummary
  /** Who was chosen, how it scored, and where its payer goes; null while no provider has made anything. */
  provider: Provider | null
  score: number | null
  checkoutUrl: string | null
  /** What it is found by at the provider. */
  made: { connectionId: string; reference: string | null; paymentReference: string | null } | null
  /** The latest; undefined where nobody disputed it. */
  dispute: Dispute | undefined
}

/** A session as it is shown. */
export interface SessionView extends ListedSession {
  session: Session
  /** Oldest first. */
  decisions: RoutingDecision[]
  refunds: SessionRefund[]
}

/** State → the states it may become. Money is truth: a late success beats every other end. */
export const MOVES: Record<SessionState, readonly SessionState[]> = {
  PENDING: ['SUCCEEDED', 'FAILED', 'EXPIRED', 'CANCELLED'],
  FAILED: ['SUCCEEDED'],
  EXPIRED: ['SUCCEEDED'],
  CANCELLED: ['SUCCEEDED'],
  SUCCEEDED: ['PARTIALLY_REFUNDED', 'REFUNDED'],
  // A refund that fails gives its part back.
  PARTIALLY_REFUNDED: ['REFUNDED', 'SUCCEEDED'],
  REFUNDED: ['PARTIALLY_REFUNDED', 'SUCCEEDED'],
}
