// What happened to an invoice, a checkout or a session and is told by no other row: opened, declined, moved from state to state.
import { sql } from 'drizzle-orm'
import { bigserial, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant } from './columns'

export const TIMELINE_KINDS = ['opened', 'declined', 'payment-moved', 'acted'] as const

/**
 * Triggers write each move of a payment, and who created, sent, renewed, voided, recorded or refunded. No foreign keys: checking one would lock the invoice after the
 * payment, while settlement locks them the other way round.
 */
export const timelineEntries = pgTable(
  'timeline_entries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** The business key of what may be heard twice; null for what is written once by itself. */
    fact: text('fact'),
    organisationId: uuid('organisation_id').notNull(),
    invoiceId: uuid('invoice_id'),
    checkoutId: uuid('checkout_id'),
    sessionId: uuid('session_id'),
    paymentId: uuid('payment_id'),
    kind: text('kind', { enum: TIMELINE_KINDS }).notNull(),
    /** The state that a payment moved to, the code of a decline, or what somebody did. */
    detail: text('detail'),
    message: text('message'),
    /** Of a decline, with what it was tried, in Stripe's word: a bank debit fails in other words than a card. */
    methodType: text('method_type'),
    reference: text('reference'),
    /** `person:{id}` or `key:{id}`: who did it. */
    actor: text('actor'),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('timeline_entries_fact').on(t.fact),
    index('timeline_entries_invoice').on(t.invoiceId, t.occurredAt).where(sql`${t.invoiceId} is not null`),
    index('timeline_entries_checkout').on(t.checkoutId, t.occurredAt).where(sql`${t.checkoutId} is not null`),
    index('timeline_entries_session').on(t.sessionId, t.occurredAt).where(sql`${t.sessionId} is not null`),
    // What one person did, for whoever asks what is kept about them.
    index('timeline_entries_person').on(t.actor).where(sql`${t.actor} like 'person:%'`),
    check(
      'timeline_entries_one_payable',
      sql`num_nonnulls(${t.invoiceId}, ${t.checkoutId}, ${t.sessionId}) = 1`,
    ),
  ],
)
