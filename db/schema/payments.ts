// Money that moved or may move: payments, refunds, disputes, and the ledger that invoices and checkouts are derived from.
import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { checkouts } from './checkouts'
import { amountMinor, createdAt, currencyCode, instant } from './columns'
import { invoices } from './invoices'
import { organisations } from './organisations'
import { paymentAccounts } from './payment-accounts'
import { payouts } from './payouts'
import { sessions } from './sessions'

export const PAYMENT_STATES = [
  'opening',
  'unknown',
  'open',
  'processing',
  'succeeded',
  'failed',
  'cancelled',
  'quarantined',
] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

export interface PaymentMethodSummary {
  type: string
  brand: string | null
  last4: string | null
  wallet: string | null
  country: string | null
}

export interface BillingSummary {
  name: string | null
  email: string | null
}

export const payments = pgTable(
  'payments',
  {
    /** One attempt. The id is Stripe's idempotency key for creating its intent. */
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** What is paid: an invoice or a checkout, never both. */
    invoiceId: uuid('invoice_id').references(() => invoices.id),
    checkoutId: uuid('checkout_id').references(() => checkouts.id),
    paymentAccountId: uuid('payment_account_id').references(() => paymentAccounts.id),
    source: text('source', { enum: ['stripe', 'manual'] }).notNull(),
    state: text('state', { enum: PAYMENT_STATES }).notNull(),
    livemode: boolean('livemode').notNull(),
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    /** What the organisation reads beside it at Stripe; kept, because a repeat under the same key must say the same. */
    description: text('description'),
    /** What the payer reads on the card's statement behind the organisation's name; kept for the same reason. */
    statementSuffix: text('statement_suffix'),
    feeMinor: amountMinor('fee_minor').notNull().default(0),
    platformFeeMinor: amountMinor('platform_fee_minor').notNull().default(0),
    clientFeeMinor: amountMinor('client_fee_minor').notNull().default(0),
    /** `pi_…`; null until Stripe has answered, and for a checkout until its payer confirms. */
    providerReference: text('provider_reference'),
    /** `cs_…`, for a checkout alone; null until Stripe has answered. */
    sessionReference: text('session_reference'),
    chargeReference: text('charge_reference'),
    /** The intent's status in Stripe's own word, for the page's wording only; decisions rest on `state`. */
    providerStatus: text('provider_status'),
    /** All that Stripe keeps of the charge but our fee; this and the net stay null while unknown, and where it settles in another currency. */
    providerFeeMinor: amountMinor('provider_fee_minor'),
    /** What the charge left on the organisation's balance: gross − Stripe's fee − ours. */
    netMinor: amountMinor('net_minor'),
    /** `txn_…`: the charge on the organisation's balance at Stripe; null until Stripe has made it. */
    balanceReference: text('balance_reference'),
    /** How much of our fee went back to the organisation with refunds. */
    feeRefundedMinor: amountMinor('fee_refunded_minor').notNull().default(0),
    /** With which it went to the bank. */
    payoutId: uuid('payout_id').references(() => payouts.id),
    method: jsonb('method').$type<PaymentMethodSummary>(),
    billing: jsonb('billing').$type<BillingSummary>(),
    riskLevel: text('risk_level'),
    receiptUrl: text('receipt_url'),
    declineCode: text('decline_code'),
    declineMessage: text('decline_message'),
    notes: text('notes'),
    quarantineReason: text('quarantine_reason'),
    succeededAt: instant('succeeded_at'),
    /** When Stripe was asked for what this row says: an answer that was read earlier never overwrites it. */
    factsAsOf: instant('facts_as_of'),
    /** When the sweep asks Stripe next; null once nothing more can happen by itself. */
    nextCheckAt: instant('next_check_at'),
    checks: integer('checks').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('payments_one_live_per_invoice')
      .on(t.invoiceId)
      .where(
        sql`${t.source} = 'stripe' and ${t.state} in ('opening', 'unknown', 'open', 'processing', 'quarantined')`,
      ),
    uniqueIndex('payments_one_per_checkout').on(t.checkoutId),
    uniqueIndex('payments_provider_reference').on(t.providerReference),
    uniqueIndex('payments_session_reference').on(t.sessionReference),
    index('payments_invoice').on(t.invoiceId, t.createdAt),
    index('payments_newest').on(t.organisationId, t.createdAt, t.id),
    index('payments_updated').on(t.organisationId, t.updatedAt, t.id),
    index('payments_charge_reference').on(t.chargeReference),
    /** What people call it is written from the end of its id. */
    index('payments_id_end').on(sql`right(${t.id}::text, 12)`),
    index('payments_unclear').on(t.organisationId).where(sql`${t.state} in ('unknown', 'quarantined')`),
    index('payments_declined')
      .on(t.organisationId, t.updatedAt)
      .where(sql`${t.state} = 'open' and ${t.declineCode} is not null`),
    index('payments_payout').on(t.payoutId).where(sql`${t.payoutId} is not null`),
    index('payments_balance').on(t.balanceReference).where(sql`${t.balanceReference} is not null`),
    index('payments_charge').on(t.chargeReference).where(sql`${t.chargeReference} is not null`),
    /** Few at any time: their fee is asked for again. */
    index('payments_without_balance')
      .on(t.factsAsOf)
      .where(sql`${t.source} = 'stripe' and ${t.state} = 'succeeded' and ${t.balanceReference} is null`),
    /** Money that did not fit: few at any time, and each needs a person. */
    index('payments_attention').on(t.createdAt).where(sql`${t.quarantineReason} is not null`),
    index('payments_due_check').on(t.nextCheckAt).where(sql`${t.nextCheckAt} is not null`),
    check('payments_one_payable', sql`num_nonnulls(${t.invoiceId}, ${t.checkoutId}) = 1`),
    check('payments_amount_positive', sql`${t.amountMinor} > 0`),
    check('payments_fee_range', sql`${t.feeMinor} between 0 and ${t.amountMinor}`),
    check('payments_fee_split', sql`${t.platformFeeMinor} + ${t.clientFeeMinor} = ${t.feeMinor}`),
  ],
)

export const REFUND_STATES = ['opening', 'pending', 'succeeded', 'failed', 'cancelled'] as const

export const refunds = pgTable(
  'refunds',
  {
    /** Also Stripe's idempotency key. */
    id: uuid('id').primaryKey(),
    /** That of the payment; filled in by a trigger. */
    organisationId: uuid('organisation_id').references(() => organisations.id),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    state: text('state', { enum: REFUND_STATES }).notNull(),
    /** Who asked: the organisation, Stripe's dashboard, we ourselves because the money was surplus, or a person for what was overpaid. */
    origin: text('origin', { enum: ['api', 'dashboard', 'surplus', 'overpayment'] }).notNull(),
    reason: text('reason'),
    providerReference: text('provider_reference'),
    failureReason: text('failure_reason'),
    /** Part of the key: counted up only when Stripe answered 5xx (which it would replay) and is known to have made nothing. */
    keyGeneration: integer('key_generation').notNull().default(0),
    /** When the sweep takes an unanswered refund up again. */
    nextTryAt: instant('next_try_at'),
    tries: integer('tries').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('refunds_provider_reference').on(t.providerReference),
    index('refunds_payment').on(t.paymentId, t.createdAt),
    index('refunds_newest').on(t.organisationId, t.createdAt, t.id),
    index('refunds_updated').on(t.organisationId, t.updatedAt, t.id),
    index('refunds_id_end').on(sql`right(${t.id}::text, 12)`),
    index('refunds_failed').on(t.createdAt).where(sql`${t.state} = 'failed'`),
    index('refunds_due_try').on(t.nextTryAt).where(sql`${t.nextTryAt} is not null`),
    check('refunds_amount_positive', sql`${t.amountMinor} > 0`),
  ],
)

export const disputes = pgTable(
  'disputes',
  {
    id: uuid('id').primaryKey(),
    /** That of the payment; filled in by a trigger. */
    organisationId: uuid('organisation_id').references(() => organisations.id),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    providerReference: text('provider_reference').notNull(),
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    state: text('state', { enum: ['open', 'won', 'lost'] }).notNull(),
    /** Stripe's own word: whether it is an inquiry, and whether it was answered. Null for those heard of before it was kept. */
    providerStatus: text('provider_status'),
    reason: text('reason').notNull(),
    evidenceDueAt: instant('evidence_due_at'),
    /** What it took from the organisation's balance (0 once it came back) and Stripe's fee for it; null where that is another currency. */
    withdrawnMinor: amountMinor('withdrawn_minor'),
    providerFeeMinor: amountMinor('provider_fee_minor'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('disputes_provider_reference').on(t.providerReference),
    index('disputes_payment').on(t.paymentId),
    index('disputes_newest').on(t.organisationId, t.createdAt, t.id),
    index('disputes_updated').on(t.organisationId, t.updatedAt, t.id),
    index('disputes_open').on(t.createdAt).where(sql`${t.state} = 'open'`),
  ],
)

export const LEDGER_KINDS = [
  'payment',
  'refund',
  'refund_reversed',
  'dispute_lost',
  'dispute_reversed',
  /** What a payment has lost beyond what it held (refunded in part, then charged back whole) is the seller's: nobody owes it. */
  'seller_loss',
  'credit',
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
    invoiceId: uuid('invoice_id').references(() => invoices.id),
    checkoutId: uuid('checkout_id').references(() => checkouts.id),
    sessionId: uuid('session_id').references(() => sessions.id),
    paymentId: uuid('payment_id').references(() => payments.id),
    kind: text('kind', { enum: LEDGER_KINDS }).notNull(),
    /** Signed: what the organisation has more (payment) or less (refund) because of it. */
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('ledger_entries_fact').on(t.fact),
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
