// In which parts an invoice is to be paid, and what its payer may choose to pay.
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
import { amountMinor, createdAt, houseNow, instant, ofParent, within } from './columns'
import { invoices } from './invoices'

/** Each allows what stands before it as well. */
export const PAYER_MAY_CHOOSE = ['full', 'next', 'any'] as const
/** `rest`: what a deposit leaves where no instalments are named; due with the invoice. */
export const PART_KINDS = ['deposit', 'instalment', 'rest'] as const

/** An invoice has one at most. */
export const paymentPlans = pgTable(
  'payment_plans',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofParent(),
    invoiceId: uuid('invoice_id').notNull(),
    payerMayChoose: text('payer_may_choose', { enum: PAYER_MAY_CHOOSE }).notNull(),
    /** Of an amount of the payer's own; null where only Stripe's minimum counts. */
    minimumMinor: amountMinor('minimum_minor'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('payment_plans_of_organisation').on(t.organisationId, t.id),
    uniqueIndex('payment_plans_one_per_invoice').on(t.invoiceId),
    within('payment_plans_invoice', t.organisationId, t.invoiceId, invoices).onDelete('cascade'),
    check('payment_plans_minimum_positive', sql`${t.minimumMinor} > 0`),
  ],
)

export const paymentParts = pgTable(
  'payment_parts',
  {
    organisationId: ofParent(),
    planId: uuid('plan_id').notNull(),
    /** From 0 on, in the order in which they are paid. */
    position: integer('position').notNull(),
    kind: text('kind', { enum: PART_KINDS }).notNull(),
    /** Null for a rest, which is due with the invoice, and for the deposit of a draft: sending says its day. */
    dueDate: date('due_date', { mode: 'string' }),
    amountMinor: amountMinor('amount_minor').notNull(),
    /** Millionths of the total, where it was said as a percentage: a draft whose total changes is split anew by it. */
    sharePpm: integer('share_ppm'),
    /** When it was told that its day has passed, once; the same part of another plan keeps it. */
    overdueAt: instant('overdue_at'),
  },
  (t) => [
    primaryKey({ name: 'payment_parts_pk', columns: [t.planId, t.position] }),
    // Reports ask what fell due in some weeks.
    index('payment_parts_due').on(t.organisationId, t.dueDate).where(sql`${t.dueDate} is not null`),
    within('payment_parts_plan', t.organisationId, t.planId, paymentPlans).onDelete('cascade'),
    check('payment_parts_amount_positive', sql`${t.amountMinor} > 0`),
    check('payment_parts_share_range', sql`${t.sharePpm} between 1 and 1000000`),
  ],
)
