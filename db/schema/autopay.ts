// Automatic payment: what a payer has agreed to, which debits are planned by it, and by which payments it is given or used.
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { amountMinor, createdAt, houseNow, instant, within } from './columns'
import { customers, invoices } from './invoices'
import { paymentAccounts } from './payment-accounts'
import type { PaymentMethodSummary } from './payment-words'
import { payments } from './payments'

/** Who ended it: the payer, the seller, the bank or card, or what became of the customer or the account. */
export const AUTOPAY_ENDERS = ['payer', 'seller', 'method', 'customer', 'account', 'replaced'] as const
export type AutopayEnder = (typeof AUTOPAY_ENDERS)[number]

/** In force from the moment a payment by it is on its way or arrived, until it is revoked. */
export const autopayConsents = pgTable(
  'autopay_consents',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    customerId: uuid('customer_id').notNull(),
    /** On whose page it was given. */
    invoiceId: uuid('invoice_id').notNull(),
    /** Where the means is kept: another account knows nothing of it. */
    paymentAccountId: uuid('payment_account_id').notNull(),
    livemode: boolean('livemode').notNull(),
    /** What the payer read, word for word. */
    version: text('version').notNull(),
    locale: text('locale').notNull(),
    text: text('text').notNull(),
    /** When the tick was set and sent, and when it was confirmed by a payment; null until then. */
    givenAt: instant('given_at').notNull(),
    consentedAt: instant('consented_at'),
    method: jsonb('method').$type<PaymentMethodSummary>(),
    /** `cus_…`, `pm_…` and `mandate_…` on that account. */
    customerReference: text('customer_reference'),
    methodReference: text('method_reference'),
    mandateReference: text('mandate_reference'),
    revokedAt: instant('revoked_at'),
    revokedBy: text('revoked_by', { enum: AUTOPAY_ENDERS }),
    /** The provider's own word for why its means is of no use any more. */
    reason: text('reason'),
    /** When the provider is asked next to forget the means; null while it is in use, and once it was forgotten. */
    forgetAt: instant('forget_at'),
    forgetTries: integer('forget_tries').notNull().default(0),
    createdAt: createdAt(),
    /** Kept by a trigger. */
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('autopay_consents_of_organisation').on(t.organisationId, t.id),
    within('autopay_consents_customer', t.organisationId, t.customerId, customers),
    within('autopay_consents_invoice', t.organisationId, t.invoiceId, invoices),
    within('autopay_consents_payment_account', t.organisationId, t.paymentAccountId, paymentAccounts),
    uniqueIndex('autopay_consents_one_in_force')
      .on(t.customerId)
      .where(sql`${t.consentedAt} is not null and ${t.revokedAt} is null`),
    uniqueIndex('autopay_consents_one_given')
      .on(t.invoiceId)
      .where(sql`${t.consentedAt} is null and ${t.revokedAt} is null`),
    index('autopay_consents_customer_newest').on(t.customerId, t.givenAt),
    index('autopay_consents_method').on(t.methodReference).where(sql`${t.methodReference} is not null`),
    index('autopay_consents_mandate').on(t.mandateReference).where(sql`${t.mandateReference} is not null`),
    index('autopay_consents_to_forget').on(t.forgetAt).where(sql`${t.forgetAt} is not null`),
    check('autopay_consents_revoked_by', sql`(${t.revokedAt} is null) = (${t.revokedBy} is null)`),
    check(
      'autopay_consents_known_when_in_force',
      sql`${t.consentedAt} is null or ${t.customerReference} is not null or ${t.revokedAt} is not null`,
    ),
  ],
)

export const AUTOPAY_DEBIT_STATES = ['planned', 'trying', 'collected', 'given-up', 'called-off'] as const
export type AutopayDebitState = (typeof AUTOPAY_DEBIT_STATES)[number]

/** One for each invoice, ever: by which it is paid, or not. */
export const autopayDebits = pgTable(
  'autopay_debits',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    invoiceId: uuid('invoice_id').notNull(),
    consentId: uuid('consent_id').notNull(),
    state: text('state', { enum: AUTOPAY_DEBIT_STATES }).notNull().default('planned'),
    /** The morning of the due date, where the organisation is; later where the customer could not be told in time. */
    dueAt: instant('due_at').notNull(),
    /** When the customer was told, and of how much. */
    toldAt: instant('told_at'),
    toldMinor: amountMinor('told_minor'),
    /** When something is to be done next: the telling, the debit, or a look at what became of it; null once it is over. */
    nextAt: instant('next_at'),
    /** How often it was tried, and when for the first time. */
    tries: integer('tries').notNull().default(0),
    firstTriedAt: instant('first_tried_at'),
    /** Why the last try came to nothing, why it was called off, or `not-told`: its letter could not leave, and it waits. */
    reason: text('reason'),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
    /** Kept by a trigger. */
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('autopay_debits_of_organisation').on(t.organisationId, t.id),
    within('autopay_debits_invoice', t.organisationId, t.invoiceId, invoices).onDelete('cascade'),
    within('autopay_debits_consent', t.organisationId, t.consentId, autopayConsents),
    uniqueIndex('autopay_debits_one_per_invoice').on(t.invoiceId),
    index('autopay_debits_due').on(t.nextAt).where(sql`${t.nextAt} is not null`),
    index('autopay_debits_of_consent').on(t.consentId, t.createdAt),
    /** Each needs a person. */
    index('autopay_debits_untold')
      .on(t.organisationId, t.dueAt)
      .where(sql`${t.reason} = 'not-told' and ${t.endedAt} is null`),
    check('autopay_debits_over', sql`(${t.endedAt} is null) = (${t.state} in ('planned', 'trying'))`),
    check('autopay_debits_due_until_over', sql`(${t.nextAt} is null) = (${t.endedAt} is not null)`),
  ],
)

/** What a payment has to do with it: its means is saved for later, or it is one try of a debit. */
export const autopayPayments = pgTable(
  'autopay_payments',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id').notNull(),
    paymentId: uuid('payment_id').notNull(),
    consentId: uuid('consent_id').notNull(),
    /** Null where the payer pays on the page, and the means is saved. */
    debitId: uuid('debit_id'),
  },
  (t) => [
    uniqueIndex('autopay_payments_once').on(t.paymentId),
    within('autopay_payments_payment', t.organisationId, t.paymentId, payments),
    within('autopay_payments_consent', t.organisationId, t.consentId, autopayConsents),
    within('autopay_payments_debit', t.organisationId, t.debitId, autopayDebits),
    index('autopay_payments_of_debit').on(t.debitId).where(sql`${t.debitId} is not null`),
    index('autopay_payments_of_consent').on(t.consentId),
  ],
)
