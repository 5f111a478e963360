// How what is sold is taxed: the rates that an organisation names, and what an invoice says of discounts and tax.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, houseNow, instant } from './columns'
import { organisations } from './organisations'

/** UNCL 5305, as much of it as invoices in Europe use. */
export const TAX_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
export type TaxCategory = (typeof TAX_CATEGORIES)[number]

/** The rates that an organisation names; a line keeps what a rate said when it was chosen. */
export const taxRates = pgTable(
  'tax_rates',
  {
    id: uuid('id').primaryKey(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    /** The organisation's own short name, `standard`; also for whoever exports. */
    code: text('code').notNull(),
    name: text('name').notNull(),
    ratePpm: integer('rate_ppm').notNull(),
    category: text('category', { enum: TAX_CATEGORIES }).notNull(),
    /** Why no tax is charged; Z must not have one. */
    reason: text('reason'),
    createdAt: createdAt(),
    /** Kept by a trigger. */
    updatedAt: instant('updated_at').notNull().default(houseNow),
  },
  (t) => [
    uniqueIndex('tax_rates_of_organisation').on(t.organisationId, t.id),
    uniqueIndex('tax_rates_code').on(t.organisationId, sql`lower(${t.code})`),
    index('tax_rates_newest').on(t.organisationId, t.createdAt, t.id),
    check('tax_rates_rate_range', sql`${t.ratePpm} between 0 and 1000000`),
  ],
)

/** A discount or charge as it was written: a part of what it is taken from, or an amount; one of the two. */
export interface Allowance {
  percentPpm?: number
  amountMinor?: number
  reason: string
}

/** A charge on the whole document bears its own tax. */
export interface Charge extends Allowance {
  taxRatePpm: number
  taxCategory: TaxCategory
  taxExemptionReason?: string
}

/** All that is taxed alike: printed rate × printed base = printed tax. */
export interface TaxGroup {
  category: TaxCategory
  ratePpm: number
  /** Null for rates without a name. */
  name: string | null
  /** Why no tax is charged. */
  reason: string | null
  /** After discounts and charges. */
  baseMinor: number
  taxMinor: number
  /** The parts of the document's discount and charge that fell on it. */
  discountMinor: number
  chargeMinor: number
}
