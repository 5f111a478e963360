// What belongs to applications: their keys, their accounts at payment providers, and how calls to these went.
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  numeric,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, houseNow, instant, ofParent, within } from './columns'
import { organisations } from './organisations'

/** A shop or app of a merchant: it owns keys and provider connections. */
export const applications = pgTable(
  'applications',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text('name').notNull(),
    description: text('description'),
    isEnabled: boolean('is_enabled').notNull().default(true),
    /** How much each sub-score counts when a provider is chosen; only their proportion matters. */
    reliabilityWeight: integer('reliability_weight').notNull().default(50),
    costWeight: integer('cost_weight').notNull().default(30),
    speedWeight: integer('speed_weight').notNull().default(20),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    index('applications_organisation').on(t.organisationId, t.createdAt, t.id),
    unique('applications_id_of_organisation').on(t.id, t.organisationId),
    check(
      'applications_weights',
      sql`${t.reliabilityWeight} >= 0 and ${t.costWeight} >= 0 and ${t.speedWeight} >= 0
        and ${t.reliabilityWeight} + ${t.costWeight} + ${t.speedWeight} > 0`,
    ),
  ],
)

export const applicationKeys = pgTable(
  'application_keys',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofParent(),
    applicationId: uuid('application_id').notNull(),
    description: text('description'),
    prefix: text('prefix').notNull(),
    keyHash: text('key_hash').notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('application_keys_hash').on(t.keyHash),
    index('application_keys_application').on(t.applicationId, t.createdAt, t.id),
    within('application_keys_application', t.organisationId, t.applicationId, applications),
  ],
)

export const PROVIDERS = ['stripe', 'mollie'] as const
export type Provider = (typeof PROVIDERS)[number]

export const PAYMENT_METHODS = ['card'] as const
export type PaymentMethod = (typeof PAYMENT_METHODS)[number]

/** An account of the merchant's at a provider. */
export const providerConnections = pgTable(
  'provider_connections',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofParent(),
    applicationId: uuid('application_id').notNull(),
    provider: text('provider', { enum: PROVIDERS }).notNull(),
    isActive: boolean('is_active').notNull().default(true),
    livemode: boolean('livemode').notNull(),
    paymentMethods: text('payment_methods').array().notNull().$type<PaymentMethod[]>(),
    /** Empty: every currency that the provider takes. */
    currencies: text('currencies').array().notNull().default(sql`'{}'`),
    /** What the provider keeps of a payment: parts per million, and a fixed part in major units of its currency. */
    costPpm: integer('cost_ppm').notNull().default(0),
    costFixed: numeric('cost_fixed', { precision: 12, scale: 3 }).notNull().default('0'),
    /** Of equal scores, the lowest is chosen first. */
    priority: integer('priority').notNull().default(0),
    /** Sealed under `provider-credentials:{id}`. */
    sealedCredentials: text('sealed_credentials').notNull(),
    keyFingerprint: text('key_fingerprint').notNull(),
    /** The account behind the credentials, as the provider names it. */
    accountReference: text('account_reference'),
    /** The provider's webhook endpoint for us, and its signing secret, sealed under `provider-webhook:{id}`. */
    webhookReference: text('webhook_reference'),
    sealedWebhookSecret: text('sealed_webhook_secret'),
    /** Of which kinds that endpoint is told; where there are others by now it is asked to tell them, too. */
    subscribedNotices: text('subscribed_notices').array(),
    /** What its key may not read, though we need it: the provider's own word. Null while nothing is known to be missing. */
    missingRight: text('missing_right'),
    /** While a provider that failed rests, one call at a time may try whether it is back: the end of that call's turn. */
    probingUntil: instant('probing_until'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    index('provider_connections_application').on(t.applicationId, t.createdAt, t.id),
    uniqueIndex('provider_connections_of_organisation').on(t.organisationId, t.id),
    within('provider_connections_application', t.organisationId, t.applicationId, applications),
    check('provider_connections_cost', sql`${t.costPpm} between 0 and 1000000 and ${t.costFixed} >= 0`),
  ],
)

export const CALL_OUTCOMES = ['ok', 'refused', 'failed', 'timed-out'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** How each call to a provider went: what reliability and speed are counted from. Old ones are swept away. */
export const providerCalls = pgTable(
  'provider_calls',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    organisationId: ofParent(),
    connectionId: uuid('connection_id').notNull(),
    kind: text('kind', { enum: ['create', 'read', 'close', 'refund', 'check'] }).notNull(),
    outcome: text('outcome', { enum: CALL_OUTCOMES }).notNull(),
    latencyMs: integer('latency_ms').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('provider_calls_recent').on(t.connectionId, t.at),
    index('provider_calls_oldest').on(t.at),
    within('provider_calls_connection', t.organisationId, t.connectionId, providerConnections).onDelete(
      'cascade',
    ),
  ],
)
