// The ledger that invoices, checkouts and sessions are derived from: one row for one fact, and none is ever changed.
import { sql } from 'drizzle-orm'
import { bigserial, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { checkouts } from './checkouts'
import { amountMinor, createdAt, currencyCode, instant, within } from './columns'
import { invoices } from './invoices'
import { organisations } from './organisations'
import { payments } from './payments'
import { sessions } from './sessions'

export const LEDGER_KINDS = [
  'payment',
  'refund',
  'refund_reversed',
  'dispute_lost',
  'dispute_reversed',
  /** What a payment has lost beyond what it held (refunded in part, then charged back whole) is the seller's: nobody owes it. */
  'seller_loss',
  'credit',
  /** What a payment brought for its means of payment alone: it is the seller's, and pays nothing of what is owed. */
  'surcharge',
  /** Overpaid money that became the customer's credit, and credit that pays: one takes it from an invoice, one brings it. */
  'credit_kept',
  'credit_applied',
] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]

export const ledgerEntries = pgTable(
  'ledger_entries',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** The business key: one fact is one row, however often and by whichever event it is heard. */
    fact: text('fact').notNull(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    invoiceId: uuid('invoice_id'),
    checkoutId: uuid('checkout_id'),
    sessionId: uuid('session_id'),
    paymentId: uuid('payment_id'),
    kind: text('kind', { enum: LEDGER_KINDS }).notNull(),
    /** Signed: what the organisation has more (payment) or less (refund) because of it. */
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('ledger_entries_fact').on(t.fact),
    within('ledger_entries_invoice', t.organisationId, t.invoiceId, invoices),
    within('ledger_entries_checkout', t.organisationId, t.checkoutId, checkouts),
    within('ledger_entries_session', t.organisationId, t.sessionId, sessions),
    within('ledger_entries_payment', t.organisationId, t.paymentId, payments),
    index('ledger_entries_invoice').on(t.invoiceId),
    index('ledger_entries_checkout').on(t.checkoutId),
    index('ledger_entries_session').on(t.sessionId).where(sql`${t.sessionId} is not null`),
    index('ledger_entries_customer_credit')
      .on(t.organisationId, t.invoiceId)
      .where(sql`${t.kind} in ('credit_kept', 'credit_applied')`),
    check(
      'ledger_entries_one_payable',
      sql`num_nonnulls(${t.invoiceId}, ${t.checkoutId}, ${t.sessionId}) = 1`,
    ),
  ],
)
