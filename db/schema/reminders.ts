// Reminders: which were decided about, in whose words, and whose plans are to be gone through anew.
import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, instant, ofParent, within } from './columns'
import { customers, invoices } from './invoices'
import { organisations } from './organisations'

/** `queued`: its letter waits in the outbox, whose state a trigger carries over. */
export const REMINDER_STATES = ['queued', 'sent', 'skipped', 'failed'] as const

/**
 * What became of a reminder once its moment came: decided once, and never again. What is still to come stands nowhere; it
 * follows from the plan.
 */
export const invoiceReminders = pgTable(
  'invoice_reminders',
  {
    /** Of one by hand, that of the call that asked for it. */
    id: uuid('id').primaryKey(),
    organisationId: ofParent(),
    invoiceId: uuid('invoice_id').notNull(),
    /** Days after the due date; null for one by hand. */
    offsetDays: integer('offset_days'),
    /** Of the invoice, or of a part of it; null for one by hand. */
    dueDate: date('due_date', { mode: 'string' }),
    /** The moment that was planned; of one by hand, when it was asked for. */
    dueAt: instant('due_at').notNull(),
    state: text('state', { enum: REMINDER_STATES }).notNull(),
    /** Why it was skipped: one of `PAUSES` (lib/reminders/pauses.ts), or `past`, `together`, `ended`. */
    reason: text('reason'),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    within('invoice_reminders_invoice', t.organisationId, t.invoiceId, invoices).onDelete('cascade'),
    uniqueIndex('invoice_reminders_of_organisation').on(t.organisationId, t.id),
    // None is sent twice; those by hand have no offset, and are one for each call.
    uniqueIndex('invoice_reminders_once_each').on(t.invoiceId, t.dueDate, t.offsetDays),
    check('invoice_reminders_reason', sql`(${t.state} = 'skipped') = (${t.reason} is not null)`),
    check('invoice_reminders_sent', sql`(${t.state} = 'sent') = (${t.sentAt} is not null)`),
  ],
)

/** Before the due date, on it, and after it a reminder says something else. */
export const REMINDER_OCCASIONS = ['before', 'on', 'after'] as const
export type ReminderOccasion = (typeof REMINDER_OCCASIONS)[number]

/** The organisation's own words; where it has none, the house's. */
export const reminderTexts = pgTable(
  'reminder_texts',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** One of those that letters are written in. */
    language: text('language').notNull(),
    occasion: text('occasion', { enum: REMINDER_OCCASIONS }).notNull(),
    subject: text('subject').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.language, t.occasion] }),
    check('reminder_texts_occasion', sql`${t.occasion} in ('before', 'on', 'after')`),
  ],
)

/**
 * A plan was changed for many invoices at once: those still to be looked at anew, in the order of their ids, each once. Of a
 * whole organisation where no customer is named.
 */
export const reminderWalks = pgTable(
  'reminder_walks',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    customerId: uuid('customer_id'),
    /** When the plan was changed: moments before it are not made up for. Null where only its moments moved. */
    changedAt: instant('changed_at'),
    /** The last invoice that was reached. */
    reachedId: uuid('reached_id'),
    createdAt: createdAt(),
  },
  (t) => [
    within('reminder_walks_customer', t.organisationId, t.customerId, customers).onDelete('cascade'),
    index('reminder_walks_organisation').on(t.organisationId),
  ],
)
