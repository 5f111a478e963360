// Events that are told to others: who wants to hear of what, what happened, and how the telling went.
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { applications } from './applications'
import { createdAt, houseNow, instant, within } from './columns'
import { clients, organisations } from './organisations'

export const DISABLED_REASONS = ['gone', 'failing'] as const

export const webhookSubscriptions = pgTable(
  'webhook_subscriptions',
  {
    id: uuid('id').primaryKey(),
    /** Who listens: a client or an application, never both. */
    clientId: uuid('client_id').references(() => clients.id),
    applicationId: uuid('application_id').references(() => applications.id, { onDelete: 'cascade' }),
    /** The one organisation it is about; null for all of the owner's. */
    organisationId: uuid('organisation_id').references(() => organisations.id),
    url: text('url').notNull(),
    description: text('description'),
    /** Who is told when the endpoint is switched off. */
    contactEmail: text('contact_email'),
    /** Empty for all. */
    subscribedEvents: text('subscribed_events').array().notNull().default(sql`'{}'`),
    isActive: boolean('is_active').notNull().default(true),
    /** Why it was switched off, when we did it: the endpoint said 410, or has failed for days. */
    disabledReason: text('disabled_reason', { enum: DISABLED_REASONS }),
    /** Sealed: they must be read to sign. */
    secret: text('secret').notNull(),
    previousSecret: text('previous_secret'),
    previousSecretUntil: instant('previous_secret_until'),
    /** Which call rotated it last: its repeat must not push the secret before out of use. */
    rotationId: uuid('rotation_id'),
    /** Since when nothing but failures; null after a success. */
    failingSince: instant('failing_since'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    index('webhook_subscriptions_client').on(t.clientId, t.createdAt, t.id),
    index('webhook_subscriptions_application').on(t.applicationId, t.createdAt, t.id),
    within('webhook_subscriptions_application', t.organisationId, t.applicationId, applications).onDelete(
      'cascade',
    ),
    check('webhook_subscriptions_one_owner', sql`num_nonnulls(${t.clientId}, ${t.applicationId}) = 1`),
    check(
      'webhook_subscriptions_previous_secret',
      sql`num_nulls(${t.previousSecret}, ${t.previousSecretUntil}) <> 1`,
    ),
  ],
)

/**
 * Written in the transaction of what it tells of, whether or not anybody listens: by triggers on the tables of the trade,
 * so that no way to change them goes untold, or by whoever has the whole body at hand. Kept for 30 days.
 */
export const webhookEvents = pgTable(
  'webhook_events',
  {
    id: uuid('id').primaryKey(),
    /** Whom it is about; null for a test. */
    organisationId: uuid('organisation_id').references(() => organisations.id),
    type: text('type').notNull(),
    /** The invoice, payment, refund… that it tells of; null where the body came with the event. */
    subjectId: uuid('subject_id'),
    /** The body as it is sent, so that every try says the same; null until it is written. Text, not jsonb: it may hold \u0000. */
    payload: text('payload'),
    /** When the body is written; put off when that failed. */
    dueAt: instant('due_at').notNull().default(houseNow),
    createdAt: createdAt(),
  },
  (t) => [
    index('webhook_events_age').on(t.createdAt),
    uniqueIndex('webhook_events_of_organisation').on(t.organisationId, t.id),
    index('webhook_events_newest').on(t.organisationId, t.createdAt, t.id),
    index('webhook_events_unwritten').on(t.dueAt).where(sql`${t.payload} is null`),
    check('webhook_events_has_something_to_tell', sql`num_nonnulls(${t.subjectId}, ${t.payload}) > 0`),
  ],
)

export const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const

/** A growing count of `waiting` rows that are minutes overdue means that the courier is stuck; `dead` ones wait for their owner. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    /** Also the `webhook-id` of every try. */
    id: uuid('id').primaryKey(),
    /** That of the event; a trigger sees to it that its subscription listens for it. */
    organisationId: uuid('organisation_id'),
    eventId: uuid('event_id')
      .notNull()
      .references(() => webhookEvents.id, { onDelete: 'cascade' }),
    subscriptionId: uuid('subscription_id')
      .notNull()
      .references(() => webhookSubscriptions.id, { onDelete: 'cascade' }),
    state: text('state', { enum: DELIVERY_STATES }).notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().default(houseNow),
    /** Until when somebody has it in hand, by real time, whatever the house's clock says; null where nobody has. */
    heldUntil: instant('held_until'),
    deliveredAt: instant('delivered_at'),
    /** The call that asked last for it to be sent again: its repeat sends nothing more. */
    renewalId: uuid('renewal_id'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('webhook_deliveries_once').on(t.eventId, t.subscriptionId),
    within('webhook_deliveries_event', t.organisationId, t.eventId, webhookEvents).onDelete('cascade'),
    index('webhook_deliveries_waiting')
      .on(t.subscriptionId, t.nextAttemptAt)
      .where(sql`${t.state} = 'waiting'`),
    index('webhook_deliveries_attention').on(t.createdAt).where(sql`${t.state} = 'dead'`),
    index('webhook_deliveries_newest').on(t.subscriptionId, t.createdAt, t.id),
  ],
)

export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** That of its delivery, filled in by a trigger whatever is sent, so that no key has to hold it to that. */
    organisationId: uuid('organisation_id'),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    /** Null where no answer came. */
    statusCode: integer('status_code'),
    durationMs: integer('duration_ms').notNull(),
    /** Why it counts as a failure, in one word; null for a success. */
    error: text('error'),
    /** The beginning of the answer, without what Postgres and pages cannot carry. */
    response: text('response'),
    createdAt: createdAt(),
  },
  (t) => [index('webhook_attempts_delivery').on(t.deliveryId, t.id)],
)
