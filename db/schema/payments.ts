// Money that moved or may move: payments, refunds and disputes.
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { providerConnections } from './applications'
import { checkouts } from './checkouts'
import { amountMinor, createdAt, currencyCode, houseNow, instant, within } from './columns'
import { invoices } from './invoices'
import { organisations } from './organisations'
import { paymentAccounts } from './payment-accounts'
import { type BillingSummary, PAYMENT_CHOICES, type PaymentMethodSummary } from './payment-words'
import { payouts } from './payouts'
import type { PaymentPrice } from './prices'
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
/** `stripe`: on an account connected to ours; `manual`: recorded by hand; `connection`: on an account of the merchant's own. */
export const PAYMENT_SOURCES = ['stripe', 'manual', 'connection'] as const

export const payments = pgTable(
  'payments',
  {
    /** One attempt. The id is the provider's idempotency key for making its object. */
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** What is paid: an invoice, a checkout or a session, and only one of them. */
    invoiceId: uuid('invoice_id'),
    checkoutId: uuid('checkout_id'),
    sessionId: uuid('session_id'),
    /** Who takes the money: Stripe on an account connected to ours, or an account of the merchant's own; neither where it was recorded by hand. */
    paymentAccountId: uuid('payment_account_id'),
    connectionId: uuid('connection_id'),
    source: text('source', { enum: PAYMENT_SOURCES }).notNull(),
    state: text('state', { enum: PAYMENT_STATES }).notNull(),
    livemode: boolean('livemode').notNull(),
    amountMinor: amountMinor('amount_minor').notNull(),
    /** What it covers of what is owed, where that is another amount (discount, surcharge); null: its own amount. */
    settlesMinor: amountMinor('settles_minor'),
    /** Why that is another amount, as it was decided when it was opened; null where it is not, and for every means alike. */
    price: jsonb('price').$type<PaymentPrice>(),
    /** What its payer chose of an invoice with a payment plan, which may have several under way; null: the one for all that is owed. */
    choice: text('choice', { enum: PAYMENT_CHOICES }),
    /** When it is closed by itself, unless it was confirmed by then; null: never. */
    endsAt: instant('ends_at'),
    currency: currencyCode().notNull(),
    /** What the organisation reads beside it at Stripe; kept, because a repeat under the same key must say the same. */
    description: text('description'),
    /** What the payer reads on the card's statement behind the organisation's name; kept for the same reason. */
    statementSuffix: text('statement_suffix'),
    feeMinor: amountMinor('fee_minor').notNull().default(0),
    platformFeeMinor: amountMinor('platform_fee_minor').notNull().default(0),
    clientFeeMinor: amountMinor('client_fee_minor').notNull().default(0),
    /** The money, of which refunds are made: `pi_…`, `tr_…`. Null until the provider has named it, for a checkout or a session until its payer confirms. */
    providerReference: text('provider_reference'),
    /** What the payer of a checkout or a session pays by: `cs_…`, `tr_…`; null until the provider has answered. */
    sessionReference: text('session_reference'),
    /** Where it is paid: of a session alone. */
    checkoutUrl: text('checkout_url'),
    /** Which try of its session it is, 1 for the first choice; null for what is no session's. */
    ordinal: integer('ordinal'),
    /** Part of the key: counted up only when the provider is known to have made nothing under it, and would repeat its refusal. */
    keyGeneration: integer('key_generation').notNull().default(0),
    /** How the last call went that did not make it, in the port's word. */
    fault: text('fault'),
    /** When a provider that broke, or was silent, is asked once more whether it made something after all. */
    lookAgainAt: instant('look_again_at'),
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
    payoutId: uuid('payout_id'),
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
    /** Since when its provider says that it does not know it, while that is not believed yet. */
    missingSince: instant('missing_since'),
    /** When the sweep asks Stripe next; null once nothing more can happen by itself. */
    nextCheckAt: instant('next_check_at'),
    checks: integer('checks').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('payments_one_full_live_per_invoice')
      .on(t.invoiceId)
      .where(
        sql`${t.source} = 'stripe' and ${t.choice} is null and ${t.state} in ('opening', 'unknown', 'open', 'processing', 'quarantined')`,
      ),
    /** All that may still become money, of which an invoice is paid in parts. */
    index('payments_live_of_invoice')
      .on(t.invoiceId)
      .where(
        sql`${t.source} = 'stripe' and ${t.invoiceId} is not null and ${t.state} in ('opening', 'unknown', 'open', 'processing', 'quarantined')`,
      ),
    index('payments_ending')
      .on(t.endsAt)
      .where(sql`${t.endsAt} is not null and ${t.state} in ('opening', 'unknown', 'open')`),
    index('payments_priced').on(t.succeededAt).where(sql`${t.price} is not null`),
    uniqueIndex('payments_one_per_checkout').on(t.checkoutId),
    uniqueIndex('payments_of_organisation').on(t.organisationId, t.id),
    within('payments_invoice', t.organisationId, t.invoiceId, invoices),
    within('payments_checkout', t.organisationId, t.checkoutId, checkouts),
    within('payments_session', t.organisationId, t.sessionId, sessions),
    within('payments_payment_account', t.organisationId, t.paymentAccountId, paymentAccounts),
    within('payments_connection', t.organisationId, t.connectionId, providerConnections),
    within('payments_payout', t.organisationId, t.payoutId, payouts),
    /** Two providers may use the same words, so a reference is one within its connection. */
    uniqueIndex('payments_provider_reference_once')
      .on(t.providerReference)
      .where(sql`${t.connectionId} is null`),
    uniqueIndex('payments_session_reference_once')
      .on(t.sessionReference)
      .where(sql`${t.connectionId} is null`),
    index('payments_by_provider_reference').on(t.providerReference),
    index('payments_by_session_reference').on(t.sessionReference),
    uniqueIndex('payments_connection_object')
      .on(t.connectionId, t.sessionReference)
      .where(sql`${t.connectionId} is not null`),
    /** News of a charge or a refund name the money. */
    index('payments_connection_reference')
      .on(t.connectionId, t.providerReference)
      .where(sql`${t.connectionId} is not null`),
    uniqueIndex('payments_session').on(t.sessionId, t.ordinal).where(sql`${t.sessionId} is not null`),
    /** What failover must never leave: two objects that can be paid for one session. */
    uniqueIndex('payments_one_payable_per_session')
      .on(t.sessionId)
      .where(
        sql`${t.sessionId} is not null and ${t.state} in ('opening', 'unknown', 'open', 'processing', 'quarantined')`,
      ),
    index('payments_due_look').on(t.lookAgainAt).where(sql`${t.lookAgainAt} is not null`),
    index('payments_invoice').on(t.invoiceId, t.createdAt),
    index('payments_newest').on(t.organisationId, t.createdAt, t.id),
    index('payments_updated').on(t.organisationId, t.updatedAt, t.id),
    /** Those that the Platform API lists: sessions say theirs themselves. */
    index('payments_listed_newest')
      .on(t.organisationId, t.createdAt, t.id)
      .where(sql`${t.sessionId} is null`),
    index('payments_listed_updated')
      .on(t.organisationId, t.updatedAt, t.id)
      .where(sql`${t.sessionId} is null`),
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
    /** A session is looked at as a whole. */
    index('payments_due')
      .on(t.nextCheckAt)
      .where(sql`${t.nextCheckAt} is not null and ${t.sessionId} is null`),
    check('payments_one_payable', sql`num_nonnulls(${t.invoiceId}, ${t.checkoutId}, ${t.sessionId}) = 1`),
    check('payments_one_taker', sql`num_nonnulls(${t.paymentAccountId}, ${t.connectionId}) <= 1`),
    check(
      'payments_of_session',
      sql`num_nonnulls(${t.sessionId}, ${t.connectionId}, ${t.ordinal}) in (0, 3)`,
    ),
    check('payments_amount_positive', sql`${t.amountMinor} > 0`),
    check('payments_settles_positive', sql`${t.settlesMinor} > 0`),
    check('payments_fee_range', sql`${t.feeMinor} between 0 and ${t.amountMinor}`),
    check('payments_fee_split', sql`${t.platformFeeMinor} + ${t.clientFeeMinor} = ${t.feeMinor}`),
  ],
)

export const refunds = pgTable(
  'refunds',
  {
    /** Also Stripe's idempotency key. */
    id: uuid('id').primaryKey(),
    /** That of the payment; filled in by a trigger. */
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Of the payment: a trigger keeps it. Null for what the Platform API lists. */
    sessionId: uuid('session_id'),
    paymentId: uuid('payment_id').notNull(),
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    state: text('state', { enum: ['opening', 'pending', 'succeeded', 'failed', 'cancelled'] }).notNull(),
    /** Who asked: the organisation, Stripe's dashboard, we ourselves because the money was surplus, or a person for what was overpaid. */
    origin: text('origin', { enum: ['api', 'dashboard', 'surplus', 'overpayment'] }).notNull(),
    reason: text('reason'),
    /** Null until its money has gone, unless said when asked; what a version before has booked is found by it. */
    owedAgain: boolean('owed_again'),
    /** As the provider names it, once within its payment: two providers may use the same words. */
    providerReference: text('reference_in_payment'),
    /** What versions before sessions had refunds here write and look for; a trigger keeps both the same. */
    oldReference: text('provider_reference'),
    failureReason: text('failure_reason'),
    /** Part of the key: counted up only when Stripe answered 5xx (which it would replay) and is known to have made nothing. */
    keyGeneration: integer('key_generation').notNull().default(0),
    /** Since when the provider, each time it is asked, says that it does not know the payment; any other outcome ends that. */
    missingSince: instant('missing_since'),
    /** When the sweep takes an unanswered refund up again. */
    nextTryAt: instant('next_try_at'),
    tries: integer('tries').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    within('refunds_payment', t.organisationId, t.paymentId, payments),
    uniqueIndex('refunds_provider_reference').on(t.oldReference),
    uniqueIndex('refunds_reference_in_payment').on(t.paymentId, t.providerReference),
    index('refunds_reference').on(t.providerReference),
    index('refunds_payment').on(t.paymentId, t.createdAt),
    index('refunds_newest').on(t.organisationId, t.createdAt, t.id),
    index('refunds_updated').on(t.organisationId, t.updatedAt, t.id),
    index('refunds_listed_newest').on(t.organisationId, t.createdAt, t.id).where(sql`${t.sessionId} is null`),
    index('refunds_listed_updated')
      .on(t.organisationId, t.updatedAt, t.id)
      .where(sql`${t.sessionId} is null`),
    index('refunds_id_end').on(sql`right(${t.id}::text, 12)`),
    index('refunds_undecided').on(t.id).where(sql`${t.owedAgain} is null and ${t.sessionId} is null`),
    index('refunds_failed').on(t.createdAt).where(sql`${t.state} = 'failed'`),
    index('refunds_due_try').on(t.nextTryAt).where(sql`${t.nextTryAt} is not null`),
    check('refunds_amount_positive', sql`${t.amountMinor} > 0`),
  ],
)

export const disputes = pgTable(
  'disputes',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** Of the payment: a trigger keeps it. Null for what the Platform API lists. */
    sessionId: uuid('session_id'),
    paymentId: uuid('payment_id').notNull(),
    /** As the provider names it, once within its payment. */
    providerReference: text('reference_in_payment').notNull(),
    oldReference: text('provider_reference'),
    amountMinor: amountMinor('amount_minor').notNull(),
    currency: currencyCode().notNull(),
    state: text('state', { enum: ['open', 'won', 'lost'] }).notNull(),
    /** In Stripe's words; null for those heard of before it was kept. */
    providerStatus: text('provider_status'),
    /** The provider's own word; Mollie need not say any. */
    reason: text('reason'),
    evidenceDueAt: instant('evidence_due_at'),
    /** What it took from the organisation's balance (0 once it came back) and Stripe's fee for it; null where that is another currency. */
    withdrawnMinor: amountMinor('withdrawn_minor'),
    providerFeeMinor: amountMinor('provider_fee_minor'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    within('disputes_payment', t.organisationId, t.paymentId, payments),
    uniqueIndex('disputes_provider_reference').on(t.oldReference),
    uniqueIndex('disputes_reference_in_payment').on(t.paymentId, t.providerReference),
    index('disputes_reference').on(t.providerReference),
    index('disputes_payment').on(t.paymentId),
    index('disputes_newest').on(t.organisationId, t.createdAt, t.id),
    index('disputes_updated').on(t.organisationId, t.updatedAt, t.id),
    index('disputes_listed_newest')
      .on(t.organisationId, t.createdAt, t.id)
      .where(sql`${t.sessionId} is null`),
    index('disputes_listed_updated')
      .on(t.organisationId, t.updatedAt, t.id)
      .where(sql`${t.sessionId} is null`),
    index('disputes_open').on(t.createdAt).where(sql`${t.state} = 'open'`),
  ],
)
