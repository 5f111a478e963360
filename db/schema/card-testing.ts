// Declined cards, who was at it, and what is locked because of too many of them.
import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, ofParent } from './columns'

/**
 * What is tried by one link: `invoice:{id}`, `checkout:{id of the organisation}:{hash of the reference}`,
 * `session:{id of the application}:{hash of the reference}`; in locks also `network:{hash}`. No foreign keys: counting must
 * not lock what is being paid.
 */
const subject = () => text('subject').notNull()

export const declines = pgTable(
  'declines',
  {
    /** `ch_…` of the try, or the event that told of it: heard twice it is one. */
    fact: text('fact').primaryKey(),
    subject: subject(),
    organisationId: uuid('organisation_id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    /** Stripe's name for the card, the same for one number everywhere; null where it is not told. */
    fingerprint: text('fingerprint'),
    /** Hash of the network that the payment was last opened from; null where it was opened elsewhere. */
    network: text('network'),
    code: text('code').notNull(),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    index('declines_subject').on(t.subject, t.occurredAt),
    index('declines_organisation').on(t.organisationId, t.occurredAt),
    index('declines_fingerprint').on(t.fingerprint, t.occurredAt).where(sql`${t.fingerprint} is not null`),
    index('declines_network').on(t.network, t.occurredAt).where(sql`${t.network} is not null`),
    index('declines_newest').on(t.occurredAt),
  ],
)

/** From which network a payment was last opened, or what a means is left by without paying: then it is the agreement's id. */
export const paymentOpenings = pgTable(
  'payment_openings',
  {
    organisationId: ofParent(),
    paymentId: uuid('payment_id').primaryKey(),
    network: text('network').notNull(),
    openedAt: instant('opened_at').notNull(),
  },
  (t) => [index('payment_openings_oldest').on(t.openedAt)],
)

export const LOCK_REASONS = ['link', 'card', 'network', 'asked'] as const

export const paymentLocks = pgTable(
  'payment_locks',
  {
    id: uuid('id').primaryKey(),
    subject: subject(),
    organisationId: uuid('organisation_id').notNull(),
    /** What was being paid when it came to this; a checkout or a session otherwise. */
    invoiceId: uuid('invoice_id'),
    /** `asked`: its payer asked for a code, because their network is locked. */
    reason: text('reason', { enum: LOCK_REASONS }).notNull(),
    declines: integer('declines').notNull(),
    since: instant('since').notNull(),
    until: instant('until').notNull(),
    /** When a code lifted it. */
    liftedAt: instant('lifted_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('payment_locks_subject').on(t.subject, t.until),
    index('payment_locks_newest').on(t.since),
    index('payment_locks_organisation').on(t.organisationId, t.since),
    index('payment_locks_invoice').on(t.invoiceId, t.until).where(sql`${t.invoiceId} is not null`),
  ],
)
