// Payment orchestration: sessions, the attempts to have them paid, their refunds, and why each provider was chosen.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { applications, type PaymentMethod, type Provider, providerConnections } from './applications'
import { amountMinor, createdAt, currencyCode, houseNow, instant, ofParent, within } from './columns'

export const SESSION_STATES = [
  'PENDING',
  'SUCCEEDED',
  'PARTIALLY_REFUNDED',
  'REFUNDED',
  'FAILED',
  'EXPIRED',
  'CANCELLED',
] as const
export type SessionState = (typeof SESSION_STATES)[number]

/** One thing to pay for. What the caller said is kept as it was said. */
export const sessions = pgTable(
  'sessions',
  {
    /** Made from the caller's idempotency key. */
    id: uuid('id').primaryKey(),
    applicationId: uuid('application_id').notNull(),
    organisationId: uuid('organisation_id').notNull(),
    orderReference: text('order_reference').notNull(),
    paymentMethod: text('payment_method').notNull().$type<PaymentMethod>(),
    currency: currencyCode().notNull(),
    totalMinor: amountMinor('total_minor').notNull(),
    shippingMinor: amountMinor('shipping_minor').notNull().default(0),
    taxMinor: amountMinor('tax_minor').notNull().default(0),
    locale: text('locale'),
    items: jsonb('items').notNull().$type<SessionItem[]>(),
    customer: jsonb('customer').$type<Record<string, unknown>>(),
    shipping: jsonb('shipping').$type<Record<string, unknown>>(),
    additionalInformation: jsonb('additional_information').$type<Record<string, unknown>>(),
    successUrl: text('success_url'),
    failureUrl: text('failure_url'),
    state: text('state', { enum: SESSION_STATES }).notNull().default('PENDING'),
    /** The attempt whose object is, or was, to be paid; null until a provider made one. */
    attemptId: uuid('attempt_id'),
    /** Sums over the ledger. */
    capturedMinor: amountMinor('captured_minor').notNull().default(0),
    refundedMinor: amountMinor('refunded_minor').notNull().default(0),
    /** What lost disputes have taken. */
    chargedBackMinor: amountMinor('charged_back_minor').notNull().default(0),
    failureReason: text('failure_reason'),
    paidAt: instant('paid_at'),
    /** As of an invoice. */
    contentsErasedAt: instant('contents_erased_at'),
    expiresAt: instant('expires_at').notNull(),
    /** When the sweep asks the provider next; null once nothing more can happen by itself. */
    nextCheckAt: instant('next_check_at'),
    checks: integer('checks').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    foreignKey({
      name: 'sessions_application_of_organisation',
      columns: [t.applicationId, t.organisationId],
      foreignColumns: [applications.id, applications.organisationId],
    }),
    uniqueIndex('sessions_of_organisation').on(t.organisationId, t.id),
    // That a paid one keeps its order is asked under a lock: money that comes late must find a place all the same.
    uniqueIndex('sessions_one_pending_per_order')
      .on(t.applicationId, t.orderReference)
      .where(sql`${t.state} = 'PENDING'`),
    index('sessions_newest').on(t.applicationId, t.createdAt, t.id),
    index('sessions_newest_in_state').on(t.applicationId, t.state, t.createdAt, t.id),
    index('sessions_reference').on(t.applicationId, t.orderReference, t.createdAt),
    index('sessions_due_check').on(t.nextCheckAt).where(sql`${t.nextCheckAt} is not null`),
    // What is kept as long as books are, and what nobody paid.
    index('sessions_contents_kept')
      .on(t.createdAt)
      .where(sql`${t.contentsErasedAt} is null and ${t.paidAt} is not null`),
    index('sessions_unpaid_kept')
      .on(t.createdAt)
      .where(sql`${t.contentsErasedAt} is null and ${t.paidAt} is null`),
    check('sessions_total_positive', sql`${t.totalMinor} > 0`),
    check('sessions_parts', sql`${t.shippingMinor} >= 0 and ${t.taxMinor} >= 0`),
    check('sessions_refunded_within_captured', sql`${t.refundedMinor} between 0 and ${t.capturedMinor}`),
  ],
)

/** Amounts in minor units of the session's currency. */
export interface SessionItem {
  name: string
  sku: string | null
  quantity: number
  unitPriceMinor: number
}

export const ATTEMPT_STATES = ['opening', 'unknown', 'open', 'none', 'closed', 'paid'] as const
/**
 * `opening`: the provider is being asked; `unknown`: it did not say; `open`: its object can be paid; `none`: it is
 * known to have made nothing; `closed`: its object can no longer be paid; `paid`.
 */
export type AttemptState = (typeof ATTEMPT_STATES)[number]

/**
 * What versions before sessions had payments write and look for, as the next two tables: triggers keep these and `payments`,
 * `refunds` and `disputes` the same until a later version drops them.
 */
export const sessionAttempts = pgTable(
  'session_attempts',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => providerConnections.id),
    /** 1 for the first choice. */
    ordinal: integer('ordinal').notNull(),
    state: text('state', { enum: ATTEMPT_STATES }).notNull().default('opening'),
    /** Counted up only when the provider is known to have made nothing under the key, and would repeat its refusal. */
    keyGeneration: integer('key_generation').notNull().default(0),
    providerReference: text('provider_reference'),
    /** The charge or payment behind it, which refunds are made of. */
    paymentReference: text('payment_reference'),
    checkoutUrl: text('checkout_url'),
    fault: text('fault'),
    /** When a provider that broke, or was silent, is asked once more whether it made something after all. */
    lookAgainAt: instant('look_again_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    unique('session_attempts_in_order').on(t.sessionId, t.ordinal),
    uniqueIndex('session_attempts_reference').on(t.connectionId, t.providerReference),
    // News of a charge or a refund name the payment.
    index('session_attempts_payment')
      .on(t.connectionId, t.paymentReference)
      .where(sql`${t.paymentReference} is not null`),
    index('session_attempts_due_look').on(t.lookAgainAt).where(sql`${t.lookAgainAt} is not null`),
    // What failover must never leave: two objects that can be paid for one session.
    uniqueIndex('session_attempts_one_payable')
      .on(t.sessionId)
      .where(sql`${t.state} in ('opening', 'unknown', 'open')`),
  ],
)

/** One connection as the router saw it. Sub-scores and score from 0 to 100, null where it was out. */
export interface RoutingCandidate {
  connectionId: string
  provider: Provider
  priority: number
  reliability: number | null
  cost: number | null
  speed: number | null
  score: number | null
  /** Why it was out; null for those that could have been chosen. */
  excludedBecause: string | null
}

export const routingDecisions = pgTable(
  'routing_decisions',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofParent(),
    applicationId: uuid('application_id').notNull(),
    sessionId: uuid('session_id'),
    paymentMethod: text('payment_method').notNull().$type<PaymentMethod>(),
    currency: currencyCode().notNull(),
    amountMinor: amountMinor('amount_minor').notNull(),
    weights: jsonb('weights').notNull().$type<{ reliability: number; cost: number; speed: number }>(),
    /** Best first; those that were out come last. */
    candidates: jsonb('candidates').notNull().$type<RoutingCandidate[]>(),
    /** Null where nobody could take it. */
    chosenConnectionId: uuid('chosen_connection_id'),
    createdAt: createdAt(),
  },
  (t) => [
    index('routing_decisions_session').on(t.sessionId),
    within('routing_decisions_application', t.organisationId, t.applicationId, applications),
    within('routing_decisions_session', t.organisationId, t.sessionId, sessions),
    within(
      'routing_decisions_chosen_connection',
      t.organisationId,
      t.chosenConnectionId,
      providerConnections,
    ),
    index('routing_decisions_newest').on(t.applicationId, t.createdAt, t.id),
    index('routing_decisions_oldest').on(t.createdAt),
  ],
)

export const SESSION_REFUND_STATES = ['PENDING', 'COMPLETED', 'FAILED'] as const
export type SessionRefundState = (typeof SESSION_REFUND_STATES)[number]

export const sessionRefunds = pgTable(
  'session_refunds',
  {
    /** Made from the caller's idempotency key; also the provider's. */
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => sessionAttempts.id),
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    state: text('state', { enum: SESSION_REFUND_STATES }).notNull().default('PENDING'),
    /** Who asked: the application, or somebody at the provider's dashboard. */
    origin: text('origin', { enum: ['api', 'dashboard'] }).notNull(),
    reason: text('reason'),
    providerReference: text('provider_reference'),
    failureReason: text('failure_reason'),
    keyGeneration: integer('key_generation').notNull().default(0),
    /** When the sweep takes an unanswered or pending one up again. */
    nextTryAt: instant('next_try_at'),
    tries: integer('tries').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    index('session_refunds_session').on(t.sessionId, t.createdAt),
    uniqueIndex('session_refunds_reference').on(t.attemptId, t.providerReference),
    index('session_refunds_due_try').on(t.nextTryAt).where(sql`${t.nextTryAt} is not null`),
    check('session_refunds_positive', sql`${t.amountMinor} > 0`),
  ],
)

export const SESSION_DISPUTE_STATES = ['open', 'under_review', 'won', 'lost'] as const
export type SessionDisputeState = (typeof SESSION_DISPUTE_STATES)[number]

/** A payer's bank takes a payment back, or asks about it. What Mollie calls a chargeback is lost when it is heard of. */
export const sessionDisputes = pgTable(
  'session_disputes',
  {
    id: uuid('id').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => sessions.id),
    attemptId: uuid('attempt_id')
      .notNull()
      .references(() => sessionAttempts.id),
    providerReference: text('provider_reference').notNull(),
    state: text('state', { enum: SESSION_DISPUTE_STATES }).notNull(),
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    reason: text('reason'),
    dueBy: instant('due_by'),
    /** The bank only asks: it has taken nothing, and the payment can be refunded. */
    isInquiry: boolean('is_inquiry').notNull().default(false),
    /** How often we were told otherwise: each turn of its money is a fact of its own. */
    turns: integer('turns').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    index('session_disputes_session').on(t.sessionId, t.createdAt),
    uniqueIndex('session_disputes_reference').on(t.attemptId, t.providerReference),
    check('session_disputes_positive', sql`${t.amountMinor} > 0`),
  ],
)

/** The events of connections as earlier versions store them; triggers keep them and the inbox the same. */
export const providerNotices = pgTable(
  'provider_notices',
  {
    id: uuid('id').primaryKey(),
    connectionId: uuid('connection_id')
      .notNull()
      .references(() => providerConnections.id),
    /** The provider's own id of the event; where it has none, one of ours. */
    noticeReference: text('notice_reference').notNull(),
    /** The provider's object that it is about. */
    objectReference: text('object_reference').notNull(),
    kind: text('kind').notNull(),
    receivedAt: instant('received_at').notNull(),
    handledAt: instant('handled_at'),
    nextTryAt: instant('next_try_at'),
    tries: integer('tries').notNull().default(0),
    lastError: text('last_error'),
  },
  (t) => [
    unique('provider_notices_once').on(t.connectionId, t.noticeReference),
    index('provider_notices_due').on(t.nextTryAt).where(sql`${t.handledAt} is null`),
  ],
)
