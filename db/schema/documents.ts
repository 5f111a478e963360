// What was issued: credit notes, the frozen snapshot of each document, the files that were made of it, and its numbers.
import { sql } from 'drizzle-orm'
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  amountMinor,
  bytes,
  createdAt,
  currencyCode,
  houseNow,
  instant,
  millionths,
  ofParent,
  ownReferences,
  within,
} from './columns'
import { invoices } from './invoices'
import { NUMBER_SERIES, organisations } from './organisations'
import { payments } from './payments'
import type { TaxGroup } from './tax'

export const CREDIT_NOTE_STATUSES = ['Draft', 'Issued', 'Cancelled'] as const
export type CreditNoteStatus = (typeof CREDIT_NOTE_STATUSES)[number]

export const creditNotes = pgTable(
  'credit_notes',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    invoiceId: uuid('invoice_id').notNull(),
    /** The refund that made it: each makes one at most. Written in one transaction with it. */
    refundId: uuid('refund_id'),
    /** The payment whose discount it is: of those in force there is one at most. */
    paymentId: uuid('payment_id'),
    /** The credit note that this one takes back; then its amounts are above 0 as that one's are, and count the other way. */
    cancelsId: uuid('cancels_id'),
    documentNumber: text('document_number'),
    issueDate: date('issue_date', { mode: 'string' }),
    reason: text('reason').notNull(),
    currency: currencyCode().notNull(),
    subTotalMinor: amountMinor('sub_total_minor').notNull(),
    taxMinor: amountMinor('tax_minor').notNull(),
    totalMinor: amountMinor('total_minor').notNull(),
    taxGroups: jsonb('tax_groups').$type<TaxGroup[]>().notNull(),
    ...ownReferences(),
    issuedAt: instant('issued_at'),
    /** When a cancelling document took it back. */
    cancelledAt: instant('cancelled_at'),
    createdAt: createdAt(),
    /** Kept by a trigger. */
    updatedAt: instant('updated_at').notNull().default(houseNow),
    status: text('status', { enum: CREDIT_NOTE_STATUSES })
      .notNull()
      .generatedAlwaysAs(
        sql`case when issued_at is null then 'Draft' when cancelled_at is not null then 'Cancelled' else 'Issued' end`,
      ),
  },
  (t) => [
    uniqueIndex('credit_notes_of_organisation').on(t.organisationId, t.id),
    within('credit_notes_invoice', t.organisationId, t.invoiceId, invoices),
    foreignKey({
      name: 'credit_notes_cancels',
      columns: [t.organisationId, t.cancelsId],
      foreignColumns: [t.organisationId, t.id],
    }),
    uniqueIndex('credit_notes_refund')
      .on(t.refundId)
      .where(sql`${t.refundId} is not null and ${t.cancelsId} is null`),
    uniqueIndex('credit_notes_discount')
      .on(t.paymentId)
      .where(sql`${t.paymentId} is not null and ${t.cancelsId} is null and ${t.cancelledAt} is null`),
    uniqueIndex('credit_notes_cancels').on(t.cancelsId),
    uniqueIndex('credit_notes_document_number')
      .on(t.organisationId, t.documentNumber)
      .where(sql`${t.documentNumber} is not null`),
    index('credit_notes_invoice').on(t.invoiceId, t.createdAt),
    index('credit_notes_newest').on(t.organisationId, t.createdAt, t.id),
    index('credit_notes_updated').on(t.organisationId, t.updatedAt, t.id),
    check('credit_notes_total_adds_up', sql`${t.totalMinor} = ${t.subTotalMinor} + ${t.taxMinor}`),
    check('credit_notes_total_range', sql`${t.totalMinor} between 0 and 999999999999`),
    check('credit_notes_number_when_issued', sql`(${t.issuedAt} is null) = (${t.documentNumber} is null)`),
  ],
)

export const creditNoteLines = pgTable(
  'credit_note_lines',
  {
    organisationId: ofParent(),
    creditNoteId: uuid('credit_note_id').notNull(),
    position: integer('position').notNull(),
    /** Of the invoice; null for a part of its groups. */
    lineId: uuid('line_id'),
    description: text('description').notNull(),
    quantityMillionths: millionths('quantity_millionths').notNull(),
    unitPriceMillionths: millionths('unit_price_millionths').notNull(),
    unit: text('unit').notNull().default('C62'),
    discountMinor: amountMinor('discount_minor').notNull().default(0),
    taxCategory: text('tax_category').notNull(),
    taxRatePpm: integer('tax_rate_ppm').notNull(),
    taxExemptionReason: text('tax_exemption_reason'),
    netMinor: amountMinor('net_minor').notNull(),
    taxMinor: amountMinor('tax_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditNoteId, t.position] }),
    within('credit_note_lines_credit_note', t.organisationId, t.creditNoteId, creditNotes).onDelete(
      'cascade',
    ),
  ],
)

export const ISSUED_KINDS = ['invoice', 'credit-note', 'receipt'] as const

/** Everything a reader of the document sees, as it stood when it was issued. Never changed. */
export const issuedDocuments = pgTable(
  'issued_documents',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    kind: text('kind', { enum: ISSUED_KINDS }).notNull(),
    invoiceId: uuid('invoice_id'),
    creditNoteId: uuid('credit_note_id'),
    paymentId: uuid('payment_id'),
    documentNumber: text('document_number').notNull(),
    /** As `DocumentSnapshot` (lib/documents/snapshot.ts); emptied when its term has ended. */
    snapshot: jsonb('snapshot').$type<Record<string, unknown>>().notNull(),
    /** Whether it was frozen later than it was issued, from what stood then. */
    frozenLater: instant('frozen_later'),
    issuedAt: instant('issued_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('issued_documents_of_organisation').on(t.organisationId, t.id),
    within('issued_documents_invoice', t.organisationId, t.invoiceId, invoices),
    within('issued_documents_credit_note', t.organisationId, t.creditNoteId, creditNotes),
    within('issued_documents_payment', t.organisationId, t.paymentId, payments),
    uniqueIndex('issued_documents_invoice').on(t.invoiceId),
    uniqueIndex('issued_documents_credit_note').on(t.creditNoteId),
    uniqueIndex('issued_documents_payment').on(t.paymentId),
    index('issued_documents_number').on(t.organisationId, t.documentNumber),
    // Which logos must be kept.
    index('issued_documents_logo')
      .on(t.organisationId, sql`(snapshot #>> '{brand,logoSha256}')`)
      .where(sql`snapshot #>> '{brand,logoSha256}' is not null`),
    check(
      'issued_documents_one_subject',
      sql`num_nonnulls(${t.invoiceId}, ${t.creditNoteId}, ${t.paymentId}) = 1`,
    ),
  ],
)

/** The bytes of an issued document in one format: made once, answered for ever. */
export const documentFiles = pgTable(
  'document_files',
  {
    organisationId: ofParent(),
    documentId: uuid('document_id').notNull(),
    format: text('format').notNull(),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    bytes: bytes('bytes').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.format] }),
    within('document_files_document', t.organisationId, t.documentId, issuedDocuments).onDelete('cascade'),
  ],
)

export const DELIVERY_CHANNELS = ['peppol'] as const
/** `sent`: an access point has it, and answers for it. `rejected`: by the receiver, which may come after `delivered`. */
export const DOCUMENT_DELIVERY_STATES = ['queued', 'sent', 'delivered', 'rejected', 'failed'] as const

/** An issued document on its way to its buyer by another way than mail: one of each, whose id is the idempotency key. */
export const documentDeliveries = pgTable(
  'document_deliveries',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofParent(),
    documentId: uuid('document_id').notNull(),
    channel: text('channel', { enum: DELIVERY_CHANNELS }).notNull(),
    /** `scheme:id`, as the document names its buyer; null once the document is emptied. */
    receiver: text('receiver'),
    state: text('state', { enum: DOCUMENT_DELIVERY_STATES }).notNull().default('queued'),
    /** The access point's own name of it; null until it has taken it. */
    messageId: text('message_id'),
    /** Why it was rejected or failed, in words. */
    reason: text('reason'),
    /** Tries since it last came further; they fence off a holder whose lease has run out. */
    attempts: integer('attempts').notNull().default(0),
    /** Null once nothing is asked any more. */
    nextTryAt: instant('next_try_at').default(houseNow),
    /** Until when somebody has it in hand, by real time, whatever the house's clock says; null where nobody has. */
    heldUntil: instant('held_until'),
    /** Written before it is handed over: from then on it may be there, whatever was answered. */
    handedOverAt: instant('handed_over_at'),
    sentAt: instant('sent_at'),
    deliveredAt: instant('delivered_at'),
    /** When it was rejected, or failed. */
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    within('document_deliveries_document', t.organisationId, t.documentId, issuedDocuments).onDelete(
      'cascade',
    ),
    uniqueIndex('document_deliveries_once').on(t.documentId, t.channel),
    index('document_deliveries_due').on(t.nextTryAt).where(sql`${t.nextTryAt} is not null`),
    index('document_deliveries_waiting').on(t.createdAt).where(sql`${t.state} = 'queued'`),
    index('document_deliveries_trouble').on(t.organisationId, t.endedAt).where(sql`${t.endedAt} is not null`),
    check(
      'document_deliveries_ended',
      sql`(${t.endedAt} is not null) = (${t.state} in ('rejected', 'failed'))`,
    ),
    check('document_deliveries_delivered', sql`${t.state} <> 'delivered' or ${t.deliveredAt} is not null`),
    check('document_deliveries_named', sql`${t.state} in ('queued', 'failed') or ${t.messageId} is not null`),
    check(
      'document_deliveries_due_until_known',
      sql`case when ${t.state} in ('queued', 'sent') then ${t.nextTryAt} is not null when ${t.endedAt} is not null then ${t.nextTryAt} is null else true end`,
    ),
  ],
)

/** The last number of a series, in one period of it. The row lock keeps numbers gap-free. */
export const documentSeries = pgTable(
  'document_series',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    series: text('series', { enum: NUMBER_SERIES }).notNull(),
    /** The year for a pattern that names it, else ''. */
    period: text('period').notNull(),
    lastNumber: integer('last_number').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.series, t.period] })],
)

/** Logos that were uploaded: checked, and encoded by us. Earlier ones stay, because issued documents show them. */
export const organisationLogos = pgTable(
  'organisation_logos',
  {
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    mediaType: text('media_type').notNull(),
    bytes: bytes('bytes').notNull(),
    /** Of the bytes; part of the address under which they are shown. */
    sha256: text('sha256').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    createdAt: createdAt(),
    /** Since when the organisation shows another one or none; kept by a trigger. */
    unshownAt: instant('unshown_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.sha256] }),
    index('organisation_logos_shown').on(t.sha256),
    index('organisation_logos_unshown').on(t.unshownAt).where(sql`${t.unshownAt} is not null`),
  ],
)
