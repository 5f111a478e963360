// What organisations sell by checkout: articles with their types, and checkouts with the articles as they were.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  amountMinor,
  createdAt,
  currencyCode,
  houseNow,
  instant,
  ofParent,
  ownReferences,
  within,
} from './columns'
import { organisations } from './organisations'

/** The same for all organisations; the first ones come with the migration. */
export const articleTypes = pgTable('article_types', {
  id: integer('id').primaryKey(),
  name: text('name').notNull(),
})

export const articles = pgTable(
  'articles',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    articleTypeId: integer('article_type_id')
      .notNull()
      .references(() => articleTypes.id),
    name: text('name').notNull(),
    description: text('description'),
    isActive: boolean('is_active').notNull().default(true),
    /** VAT included. */
    priceMinor: amountMinor('price_minor').notNull(),
    currency: currencyCode().notNull(),
    vatPpm: integer('vat_ppm').notNull().default(0),
    sortOrder: integer('sort_order').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
    /** Deleted ones stay, because checkouts point at them. */
    deletedAt: instant('deleted_at'),
    /** The call that made it: its repeat finds it. */
    requestId: uuid('request_id'),
  },
  (t) => [
    uniqueIndex('articles_request').on(t.requestId),
    uniqueIndex('articles_of_organisation').on(t.organisationId, t.id),
    index('articles_in_order').on(t.organisationId, t.sortOrder, t.id).where(sql`${t.deletedAt} is null`),
    check('articles_price_range', sql`${t.priceMinor} between 0 and 99999999`),
    check('articles_vat_range', sql`${t.vatPpm} between 0 and 1000000`),
  ],
)

export const CHECKOUT_STATES = ['open', 'complete', 'expired'] as const
export type CheckoutState = (typeof CHECKOUT_STATES)[number]

export const UI_MODES = ['hosted', 'embedded'] as const
export type UiMode = (typeof UI_MODES)[number]

export const checkouts = pgTable(
  'checkouts',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** What the caller calls the thing that is paid: a booking, a rebate code. */
    internalReferenceId: text('internal_reference_id').notNull(),
    country: text('country').notNull(),
    uiMode: text('ui_mode', { enum: UI_MODES }).notNull(),
    confirmationUrl: text('confirmation_url').notNull(),
    cancelUrl: text('cancel_url'),
    /** Hash of the whole order: calls that say the same at the same time share one checkout. */
    fingerprint: text('fingerprint').notNull(),
    currency: currencyCode().notNull(),
    totalMinor: amountMinor('total_minor').notNull(),
    /** Payments − refunds − lost disputes, never below 0. This and the next are sums over the ledger, written by `followCheckout` alone. */
    amountPaidMinor: amountMinor('amount_paid_minor').notNull().default(0),
    amountRefundedMinor: amountMinor('amount_refunded_minor').notNull().default(0),
    paidAt: instant('paid_at'),
    /** As of an invoice. */
    contentsErasedAt: instant('contents_erased_at'),
    /** Follows the state of its payment by a trigger, so that no code can set it by hand. */
    state: text('state', { enum: CHECKOUT_STATES }).notNull().default('open'),
    ...ownReferences(),
    customerEmail: text('customer_email'),
    /** `cus_…`, where Stripe made one. */
    customerReference: text('customer_reference'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('checkouts_one_open')
      .on(t.organisationId, t.internalReferenceId)
      .where(sql`${t.state} = 'open'`),
    uniqueIndex('checkouts_of_organisation').on(t.organisationId, t.id),
    index('checkouts_reference').on(t.organisationId, t.internalReferenceId, t.createdAt),
    index('checkouts_newest_of_all').on(t.createdAt, t.id),
    index('checkouts_reference_prefix').on(sql`lower(${t.internalReferenceId}) text_pattern_ops`),
    index('checkouts_newest').on(t.organisationId, t.createdAt, t.id),
    index('checkouts_external_reference')
      .on(t.organisationId, t.externalReference, t.createdAt, t.id)
      .where(sql`${t.externalReference} is not null`),
    index('checkouts_metadata')
      .using('gin', t.metadata.op('jsonb_path_ops'))
      .where(sql`${t.metadata} <> '{}'`),
    // What is kept as long as books are, and what nobody paid.
    index('checkouts_contents_kept')
      .on(t.createdAt)
      .where(sql`${t.contentsErasedAt} is null and ${t.paidAt} is not null`),
    index('checkouts_unpaid_kept')
      .on(t.createdAt)
      .where(sql`${t.contentsErasedAt} is null and ${t.paidAt} is null`),
    check('checkouts_nothing_negative_is_paid', sql`${t.amountPaidMinor} >= 0`),
    check('checkouts_total_range', sql`${t.totalMinor} between 1 and 99999999`),
  ],
)

/** What was sold and at which price, whatever becomes of the article. */
export const checkoutLines = pgTable(
  'checkout_lines',
  {
    organisationId: ofParent(),
    checkoutId: uuid('checkout_id').notNull(),
    position: integer('position').notNull(),
    articleId: integer('article_id').notNull(),
    name: text('name').notNull(),
    description: text('description'),
    quantity: integer('quantity').notNull(),
    unitPriceMinor: amountMinor('unit_price_minor').notNull(),
    vatPpm: integer('vat_ppm').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.checkoutId, t.position] }),
    within('checkout_lines_checkout', t.organisationId, t.checkoutId, checkouts).onDelete('cascade'),
    within('checkout_lines_article', t.organisationId, t.articleId, articles),
    check('checkout_lines_quantity', sql`${t.quantity} >= 1`),
  ],
)
