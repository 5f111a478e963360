// What was charged for paying late: each time an invoice of its own, and how it was reckoned.
import { sql } from 'drizzle-orm'
import { check, date, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { amountMinor, createdAt, ofParent, within } from './columns'
import { invoices } from './invoices'

/** A share or an amount by the organisation's own rule, or what the law of the EU or of the United Kingdom grants. */
export const LATE_FEE_KINDS = ['percent', 'fixed', 'statutory-eu', 'statutory-uk'] as const

export const lateFees = pgTable(
  'late_fees',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofParent(),
    /** What was paid late. */
    invoiceId: uuid('invoice_id').notNull(),
    /** What asks for the fee; a draft that is removed takes this row along. */
    documentId: uuid('document_id').notNull(),
    kind: text('kind', { enum: LATE_FEE_KINDS }).notNull(),
    /** Interest is charged through this day; what is charged later begins behind it. */
    through: date('through', { mode: 'string' }).notNull(),
    interestMinor: amountMinor('interest_minor').notNull(),
    /** The fixed sum, or the share: once for an invoice. */
    compensationMinor: amountMinor('compensation_minor').notNull(),
    /** Each stretch of days with what was late and at which rate, as it was reckoned. */
    reckoning: jsonb('reckoning').$type<LateFeeStretch[]>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('late_fees_document').on(t.documentId),
    index('late_fees_invoice').on(t.invoiceId, t.createdAt),
    within('late_fees_of_invoice', t.organisationId, t.invoiceId, invoices).onDelete('cascade'),
    within('late_fees_document_of', t.organisationId, t.documentId, invoices).onDelete('cascade'),
    check('late_fees_something', sql`${t.interestMinor} + ${t.compensationMinor} > 0`),
    check('late_fees_not_negative', sql`${t.interestMinor} >= 0 and ${t.compensationMinor} >= 0`),
    check('late_fees_of_another', sql`${t.invoiceId} <> ${t.documentId}`),
  ],
)

/** Days in a row with one amount late at one rate; both ends included. */
export interface LateFeeStretch {
  from: string
  to: string
  days: number
  lateMinor: number
  /** Of a year, in millionths. */
  ratePpm: number
  /** Its reference rate was named by who charges it: our table does not know it. */
  isNamed?: true
}
