// Sums over invoices, as the list of people shows them.
import { index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { amountMinor, currencyCode } from './columns'
import { INVOICE_STATUSES } from './invoices'

/**
 * What the invoices add up to, as changes that a trigger writes beside them: rows only come, so that nobody waits for
 * another's sum. The list of people reads them, and folds them together when they have become many.
 */
export const invoiceTallies = pgTable(
  'invoice_tallies',
  {
    organisationId: uuid('organisation_id').notNull(),
    status: text('status', { enum: INVOICE_STATUSES }).notNull(),
    currency: currencyCode().notNull(),
    termClass: smallint('term_class').notNull(),
    invoiceCount: amountMinor('invoice_count').notNull(),
    totalMinor: amountMinor('total_minor').notNull(),
    amountPaidMinor: amountMinor('amount_paid_minor').notNull(),
    outstandingMinor: amountMinor('outstanding_minor').notNull(),
  },
  (t) => [index('invoice_tallies_organisation').on(t.organisationId)],
)
