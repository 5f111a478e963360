// What payers say on the page of an invoice, who has looked at it, and who asks for a link that works.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, within } from './columns'
import { invoices } from './invoices'

export const QUESTION_KINDS = ['question', 'mistake'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** A question, or a mistake that a payer found; open until somebody of the organisation closes it. */
export const invoiceQuestions = pgTable(
  'invoice_questions',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    kind: text('kind', { enum: QUESTION_KINDS }).notNull(),
    text: text('text').notNull(),
    askedAt: instant('asked_at').notNull(),
    answer: text('answer'),
    closedAt: instant('closed_at'),
    /** `person:{id}` or `key:{id}`. */
    closedBy: text('closed_by'),
  },
  (t) => [
    within('invoice_questions_invoice', t.organisationId, t.invoiceId, invoices).onDelete('cascade'),
    index('invoice_questions_of_invoice').on(t.invoiceId, t.askedAt),
    /** Each needs a person. */
    index('invoice_questions_open').on(t.organisationId, t.askedAt).where(sql`${t.closedAt} is null`),
    index('invoice_questions_person').on(t.closedBy).where(sql`${t.closedBy} like 'person:%'`),
    check('invoice_questions_kind', sql`${t.kind} in ('question', 'mistake')`),
    check('invoice_questions_answered_when_closed', sql`${t.answer} is null or ${t.closedAt} is not null`),
  ],
)

/** A person has looked at an invoice, by this link; where it was mailed to several, each has a link of their own. */
export const invoiceViews = pgTable(
  'invoice_views',
  {
    organisationId: uuid('organisation_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    linkId: uuid('link_id').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    /** Half an hour with several looks is one. */
    times: integer('times').notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.linkId] }),
    within('invoice_views_invoice', t.organisationId, t.invoiceId, invoices).onDelete('cascade'),
  ],
)

/** Somebody with a link, whatever became of it, asks for one that works. Gone as soon as it is looked at. */
export const linkRequests = pgTable(
  'link_requests',
  {
    id: uuid('id').primaryKey(),
    /** SHA-256 of what stood in the address, which need not have been a token. */
    tokenHash: text('token_hash').notNull(),
    askedAt: instant('asked_at').notNull(),
  },
  (t) => [index('link_requests_oldest').on(t.askedAt)],
)
