// Events that came in, letters that must go out, and answers kept for idempotent repeats.
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { providerConnections } from './applications'
import { createdAt, houseNow, instant } from './columns'

/**
 * `waiting` is `received` for an event of a connection: earlier versions handle every `received` row as an event of Stripe
 * Connect.
 */
export const INBOX_STATES = ['received', 'waiting', 'handled', 'ignored', 'quarantined', 'dead'] as const

/** A growing count of `received` or `waiting` rows that are minutes old means that settlement is stuck: see `last_error`. */
export const inbox = pgTable(
  'inbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** `acct_…` for Connect events, empty for the platform's own, the connection's id for news to a connection. */
    account: text('account').notNull(),
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    livemode: boolean('livemode').notNull(),
    /** The signed text but for client secrets, because after a deauthorization it is all there is. Text, not jsonb: it may hold \u0000. */
    payload: text('payload').notNull(),
    /** To whose address it was posted; null for events of Stripe Connect and the platform. */
    connectionId: uuid('connection_id').references(() => providerConnections.id),
    /** The provider's object that news to a connection are about. */
    objectReference: text('object_reference'),
    eventCreatedAt: instant('event_created_at'),
    state: text('state', { enum: INBOX_STATES }).notNull().default('received'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().default(houseNow),
    /** Until when somebody has it in hand, by real time, whatever the house's clock says; null where nobody has. */
    heldUntil: instant('held_until'),
    lastError: text('last_error'),
    handledAt: instant('handled_at'),
    /** The payment that it turned out to be about. */
    paymentId: uuid('payment_id'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('inbox_event').on(t.account, t.eventId),
    index('inbox_due').on(t.nextAttemptAt).where(sql`${t.state} in ('received', 'waiting')`),
    index('inbox_filed').on(t.createdAt).where(sql`${t.connectionId} is null`),
    index('inbox_connection').on(t.handledAt).where(sql`${t.connectionId} is not null`),
    index('inbox_payment').on(t.paymentId).where(sql`${t.paymentId} is not null`),
    index('inbox_attention').on(t.createdAt).where(sql`${t.state} in ('quarantined', 'dead')`),
  ],
)

/**
 * A growing count of `waiting` rows means that emails are not being sent: see `last_error`. `dead` ones wait for a person;
 * `moot` ones had nobody to go to, or nothing to tell any more, and need nobody.
 */
export const outbox = pgTable(
  'outbox',
  {
    id: uuid('id').primaryKey(),
    /** The business key, such as `receipt:{paymentId}`: one letter is written once. */
    fact: text('fact').notNull(),
    kind: text('kind').notNull(),
    /** Whose it is: that of what it names, filled in by a trigger. Null where it is between a person and the platform, such as a link to sign in. */
    organisationId: uuid('organisation_id'),
    /** References only. No token, no secret: those are derived when the letter leaves. */
    content: jsonb('content').$type<Record<string, string>>().notNull(),
    state: text('state', { enum: ['waiting', 'sent', 'moot', 'dead'] })
      .notNull()
      .default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at').notNull().default(houseNow),
    /** Until when somebody has it in hand, by real time, whatever the house's clock says; null where nobody has. */
    heldUntil: instant('held_until'),
    lastError: text('last_error'),
    sentAt: instant('sent_at'),
    /** The email addresses that it went to. */
    sentTo: text('sent_to').array().notNull().default(sql`'{}'`),
    /** Those that the mail server refused while it took the others, each with its answer. */
    refusedFor: jsonb('refused_for').$type<{ address: string; answer: string }[]>().notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('outbox_fact').on(t.fact),
    index('outbox_invoice').on(sql`(content->>'invoiceId')`).where(sql`${t.content} ? 'invoiceId'`),
    index('outbox_customer').on(sql`(content->>'customerId')`).where(sql`${t.content} ? 'customerId'`),
    index('outbox_payment').on(sql`(content->>'paymentId')`).where(sql`${t.content} ? 'paymentId'`),
    index('outbox_refund').on(sql`(content->>'refundId')`).where(sql`${t.content} ? 'refundId'`),
    index('outbox_dispute').on(sql`(content->>'disputeId')`).where(sql`${t.content} ? 'disputeId'`),
    index('outbox_attention').on(t.createdAt).where(sql`${t.state} = 'dead'`),
    // What is kept for a time only.
    index('outbox_addressed')
      .on(t.createdAt)
      .where(sql`${t.sentTo} <> '{}' or ${t.refusedFor} <> '[]' or ${t.lastError} is not null`),
    index('outbox_sent_to').using('gin', t.sentTo).where(sql`${t.sentTo} <> '{}'`),
    index('outbox_sign_in_links').on(t.createdAt).where(sql`${t.kind} = 'sign-in-link'`),
    index('outbox_waiting').on(t.nextAttemptAt).where(sql`${t.state} = 'waiting'`),
  ],
)

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** Caller, method and route: the same key of another tenant or on another route is another key. */
    scope: text('scope').notNull(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    /** The id that the operation gives to what it makes, chosen before it runs, so that a retry makes the same thing. */
    resourceId: uuid('resource_id').notNull(),
    /** A holder that died loses the key when this has passed. */
    leaseUntil: instant('lease_until').notNull(),
    /** What the first use was answered (status, type, body), sealed: it may hold a link that pays, or a key. Null while it runs. */
    sealedAnswer: text('sealed_answer'),
    /** As older versions kept it, unsealed; nothing is written here any more. */
    status: integer('status'),
    contentType: text('content_type'),
    body: text('body'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] }), index('idempotency_keys_expiry').on(t.expiresAt)],
)
