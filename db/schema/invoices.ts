// Customers and their invoices.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { amountMinor, createdAt, currencyCode, houseNow, instant, ownReferences, within } from './columns'
import { type ElectronicAddress, organisations, type PostalAddress, type ReminderRule } from './organisations'
import type { EarlyPayment, MethodAdjustment } from './prices'
import { SPANS } from './spans'
import type { Allowance, Charge, TaxGroup } from './tax'

/** Who else gets a customer's invoices: further recipients, and copies that the others see or do not see. */
export interface MoreEmails {
  to: string[]
  cc: string[]
  bcc: string[]
}

export const customers = pgTable(
  'customers',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    name: text('name').notNull(),
    /** The first of those that invoices go to. */
    email: text('email'),
    moreEmails: jsonb('more_emails').$type<MoreEmails>(),
    address: jsonb('address').$type<PostalAddress>(),
    locale: text('locale'),
    /** As registered; null where it is the name. BT-44. */
    legalName: text('legal_name'),
    /** BT-48. */
    vatNumber: text('vat_number'),
    /** BT-47. */
    companyRegistrationNumber: text('company_registration_number'),
    /** BT-49. */
    electronicAddress: jsonb('electronic_address').$type<ElectronicAddress>(),
    /** BT-10, such as a Leitweg-ID; an invoice's own comes first. */
    buyerReference: text('buyer_reference'),
    /** IANA. */
    timeZone: text('time_zone'),
    paymentTermsDays: integer('payment_terms_days'),
    /** In place of the organisation's; null for those, empty for none. */
    reminders: jsonb('reminders').$type<ReminderRule[]>(),
    ...ownReferences(),
    /** Who this one turned out to be: its id goes on naming that customer. Never of another organisation. */
    mergedInto: uuid('merged_into'),
    /** When the customer was anonymised. */
    anonymisedAt: instant('anonymised_at'),
    /** When the customer was erased: made anonymous, with drafts, links and all that no duty keeps. */
    erasedAt: instant('erased_at'),
    createdAt: createdAt(),
    /** Kept by a trigger. */
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    index('customers_organisation').on(t.organisationId, t.createdAt, t.id),
    index('customers_updated').on(t.organisationId, t.updatedAt, t.id),
    index('customers_name').on(t.organisationId, t.name, t.id),
    index('customers_email')
      .on(t.organisationId, sql`lower(${t.email})`, t.createdAt, t.id)
      .where(sql`${t.email} is not null`),
    index('customers_more_emails')
      .using('gin', sql`addresses_in(${t.moreEmails})`)
      .where(sql`${t.moreEmails} is not null`),
    index('customers_external_reference')
      .on(t.organisationId, t.externalReference, t.createdAt, t.id)
      .where(sql`${t.externalReference} is not null`),
    index('customers_metadata')
      .using('gin', t.metadata.op('jsonb_path_ops'))
      .where(sql`${t.metadata} <> '{}'`),
    uniqueIndex('customers_of_organisation').on(t.organisationId, t.id),
    within('customers_merged_into', t.organisationId, t.mergedInto, t),
    index('customers_merged').on(t.mergedInto).where(sql`${t.mergedInto} is not null`),
  ],
)

/** The customer as named on a sent document, if the customer's own row has changed since. */
export interface BilledTo {
  name: string
  address: PostalAddress | null
  locale: string | null
}

export const INVOICE_STATUSES = ['Draft', 'Sent', 'PartiallyPaid', 'Paid', 'Void'] as const
export type InvoiceStatus = (typeof INVOICE_STATUSES)[number]

export const invoices = pgTable(
  'invoices',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    customerId: uuid('customer_id').notNull(),
    /** Kept when the customer is merged or made anonymous after the invoice was sent; null where the customer's row still says it. */
    billedTo: jsonb('billed_to').$type<BilledTo>(),
    currency: currencyCode().notNull(),
    number: integer('number'),
    documentNumber: text('document_number'),
    issueDate: date('issue_date', { mode: 'string' }).notNull(),
    dueDate: date('due_date', { mode: 'string' }),
    memo: text('memo'),
    /** BT-72; or the period, BG-14. */
    supplyDate: date('supply_date', { mode: 'string' }),
    servicePeriodFrom: date('service_period_from', { mode: 'string' }),
    servicePeriodTo: date('service_period_to', { mode: 'string' }),
    /** BT-13. */
    purchaseOrderNumber: text('purchase_order_number'),
    /** What the payer called it on the page, after it was issued; nothing that was issued changes by it. */
    payerPurchaseOrderNumber: text('payer_purchase_order_number'),
    /** The day on which the payer means to pay, and when they said so. */
    promisedFor: date('promised_for', { mode: 'string' }),
    promisedAt: instant('promised_at'),
    /** BT-10. */
    buyerReference: text('buyer_reference'),
    pricesIncludeTax: boolean('prices_include_tax').notNull().default(false),
    discount: jsonb('discount').$type<Allowance>(),
    charge: jsonb('charge').$type<Charge>(),
    discountMinor: amountMinor('discount_minor').notNull().default(0),
    chargeMinor: amountMinor('charge_minor').notNull().default(0),
    /** Null for what was reckoned line by line. */
    taxGroups: jsonb('tax_groups').$type<TaxGroup[]>(),
    ...ownReferences(),
    /** After discounts and charges, before tax. */
    subTotalMinor: amountMinor('sub_total_minor').notNull(),
    taxMinor: amountMinor('tax_minor').notNull(),
    totalMinor: amountMinor('total_minor').notNull(),
    // These three are sums over the ledger, written by `followLedger` alone.
    /** Payments − refunds − lost disputes − what was kept as the customer's credit + credit that was applied; never below 0. */
    amountPaidMinor: amountMinor('amount_paid_minor').notNull().default(0),
    amountRefundedMinor: amountMinor('amount_refunded_minor').notNull().default(0),
    amountCreditedMinor: amountMinor('amount_credited_minor').notNull().default(0),
    /** What paying early takes off, and what a means of payment takes off or adds; null for nothing. */
    earlyPayment: jsonb('early_payment').$type<EarlyPayment>(),
    methodAdjustments: jsonb('method_adjustments').$type<MethodAdjustment[]>(),
    /** In place of the customer's; null for those, empty for none. */
    reminders: jsonb('reminders').$type<ReminderRule[]>(),
    /** From here on nobody has looked yet which reminders are due; null where none is to come. A trigger begins and ends it. */
    nextReminderAt: instant('next_reminder_at'),
    /** Of which it is an occurrence, within the organisation (`invoices_recurring`, in the migration); null for one that was written by itself. */
    recurringInvoiceId: uuid('recurring_invoice_id'),
    /** Which of them, from 1 on, and on which day it fell. */
    recurringNumber: integer('recurring_number'),
    recurringOn: date('recurring_on', { mode: 'string' }),
    /** What payments cover that may still become money; kept by a trigger of theirs, which refuses what does not fit any more. */
    reservedMinor: amountMinor('reserved_minor').notNull().default(0),
    /** Of a sent invoice with a plan, the first day of a part that is neither paid nor on its way, or `infinity`; and when the day of one ends of which nobody was told yet. */
    partDueOn: date('part_due_on', { mode: 'string' }),
    partLateAt: instant('part_late_at'),
    sentAt: instant('sent_at'),
    voidedAt: instant('voided_at'),
    paidAt: instant('paid_at'),
    /** When names and contents were erased because their term had ended; the figures stay. */
    contentsErasedAt: instant('contents_erased_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
    /** Derived by the database itself, so that no code can set it by hand. */
    status: text('status', { enum: INVOICE_STATUSES })
      .notNull()
      .generatedAlwaysAs(
        sql`case when voided_at is not null then 'Void' when sent_at is null then 'Draft' when amount_paid_minor + amount_credited_minor >= total_minor then 'Paid' when amount_paid_minor + amount_credited_minor > 0 then 'PartiallyPaid' else 'Sent' end`,
      ),
    /** Never more than the total: what the organisation lost beyond it (refunded and charged back) is no debt of the payer. */
    outstandingMinor: amountMinor('outstanding_minor')
      .notNull()
      .generatedAlwaysAs(
        sql`case when voided_at is not null then 0 else greatest(total_minor - greatest(amount_paid_minor + amount_credited_minor, 0), 0) end`,
      ),
    /** What there is beyond what is asked for, however it came about; of a void invoice, all of it. */
    amountOverpaidMinor: amountMinor('amount_overpaid_minor')
      .notNull()
      .generatedAlwaysAs(
        sql`greatest(amount_paid_minor + amount_credited_minor - case when voided_at is null then total_minor else 0 end, 0)`,
      ),
    /** How far apart issue and due date are, as one of `TERM_CLASSES`: lets a list sorted by one be narrowed by the other. */
    termClass: smallint('term_class')
      .notNull()
      .generatedAlwaysAs(
        sql`case when due_date is null then 0 when due_date - issue_date between 0 and 31 then 1 when due_date - issue_date between 32 and 92 then 2 when due_date - issue_date between 93 and 366 then 3 else 4 end`,
      ),
  },
  (t) => [
    uniqueIndex('invoices_number').on(t.organisationId, t.number),
    uniqueIndex('invoices_of_organisation').on(t.organisationId, t.id),
    within('invoices_customer', t.organisationId, t.customerId, customers),
    // Each occurrence is made once.
    uniqueIndex('invoices_recurring_once')
      .on(t.recurringInvoiceId, t.recurringNumber)
      .where(sql`${t.recurringInvoiceId} is not null`),
    index('invoices_newest').on(t.organisationId, t.createdAt, t.id),
    index('invoices_customer').on(t.customerId, t.createdAt),
    index('invoices_updated').on(t.organisationId, t.updatedAt, t.id),
    index('invoices_issued').on(t.organisationId, t.issueDate, t.id),
    index('invoices_due_last').on(t.organisationId, sql`coalesce(${t.dueDate}, 'infinity'::date)`, t.id),
    index('invoices_document_number')
      .on(t.organisationId, t.documentNumber)
      .where(sql`${t.documentNumber} is not null`),
    index('invoices_external_reference')
      .on(t.organisationId, t.externalReference, t.createdAt, t.id)
      .where(sql`${t.externalReference} is not null`),
    index('invoices_metadata')
      .using('gin', t.metadata.op('jsonb_path_ops'))
      .where(sql`${t.metadata} <> '{}'`),
    // In the order of making within a day, and within a span of them.
    index('invoices_due_days').on(t.organisationId, t.dueDate, t.createdAt, t.id),
    index('invoices_due_spans')
      .on(t.organisationId, SPANS.due, t.createdAt, t.id, t.dueDate)
      .where(sql`${t.dueDate} is not null`),
    index('invoices_issued_days').on(t.organisationId, t.issueDate, t.createdAt, t.id),
    index('invoices_issued_spans').on(t.organisationId, SPANS.issued, t.createdAt, t.id, t.issueDate),
    // The list of people (lib/invoices/browse) merges one scan for each status, currency and term class.
    index('invoices_walk_issued').on(
      ...[t.organisationId, t.status, t.currency, t.termClass, t.issueDate, t.id, t.dueDate],
    ),
    index('invoices_walk_due').on(
      ...[t.organisationId, t.status, t.currency, t.termClass, t.dueDate, t.issueDate, t.id],
    ),
    index('invoices_walk_total').on(
      ...[t.organisationId, t.status, t.currency, t.totalMinor, t.issueDate, t.id, t.dueDate],
    ),
    index('invoices_walk_outstanding')
      .on(t.organisationId, t.status, t.currency, t.outstandingMinor, t.issueDate, t.id, t.dueDate)
      .where(sql`${t.status} = 'PartiallyPaid'`),
    // The same for operators, over all organisations.
    index('invoices_all_issued').on(t.status, t.currency, t.termClass, t.issueDate, t.id, t.dueDate),
    index('invoices_all_due').on(t.status, t.currency, t.termClass, t.dueDate, t.issueDate, t.id),
    index('invoices_all_total').on(t.status, t.currency, t.totalMinor, t.issueDate, t.id, t.dueDate),
    index('invoices_all_outstanding')
      .on(t.status, t.currency, t.outstandingMinor, t.issueDate, t.id, t.dueDate)
      .where(sql`${t.status} = 'PartiallyPaid'`),
    index('invoices_search_number').on(t.number),
    index('invoices_search_customer').on(t.customerId, t.issueDate, t.id, t.status, t.currency, t.dueDate),
    index('invoices_remind_next').on(t.nextReminderAt, t.id).where(sql`${t.nextReminderAt} is not null`),
    index('invoices_reminders_due').on(t.nextReminderAt).where(sql`${t.nextReminderAt} is not null`),
    index('invoices_part_due').on(t.organisationId, t.partDueOn, t.id).where(sql`${t.partDueOn} is not null`),
    index('invoices_all_part_due').on(t.partDueOn, t.id).where(sql`${t.partDueOn} is not null`),
    index('invoices_part_late').on(t.partLateAt, t.id).where(sql`${t.partLateAt} is not null`),
    index('invoices_promised').on(t.organisationId, t.promisedFor).where(sql`${t.promisedFor} is not null`),
    index('invoices_contents_kept').on(t.issueDate).where(sql`${t.contentsErasedAt} is null`),
    index('invoices_void_with_money')
      .on(t.organisationId)
      .where(sql`${t.voidedAt} is not null and ${t.amountPaidMinor} > 0`),
    /** Few at any time, and each needs a person. */
    index('invoices_overpaid').on(t.organisationId).where(sql`${t.amountOverpaidMinor} > 0`),
    check('invoices_nothing_negative_is_paid', sql`${t.amountPaidMinor} >= 0`),
    check('invoices_reserved_not_negative', sql`${t.reservedMinor} >= 0`),
    check('invoices_total_adds_up', sql`${t.totalMinor} = ${t.subTotalMinor} + ${t.taxMinor}`),
    check('invoices_total_range', sql`${t.totalMinor} between 0 and 999999999999`),
    check('invoices_promised_when_said', sql`(${t.promisedFor} is null) = (${t.promisedAt} is null)`),
    check(
      'invoices_recurring_whole',
      sql`num_nonnulls(${t.recurringInvoiceId}, ${t.recurringNumber}, ${t.recurringOn}) in (0, 3)`,
    ),
    check('invoices_number_when_sent', sql`(${t.sentAt} is null) = (${t.number} is null)`),
  ],
)

/** Class → fewest and most days between issue and due date; null where there is no end to it. */
export const TERM_CLASSES = { 1: [0, 31], 2: [32, 92], 3: [93, 366], 4: [null, null] } as const
