// What an invoice asks for, line by line.
import { integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { amountMinor, millionths, ofParent, within } from './columns'
import { invoices } from './invoices'
import { type Allowance, TAX_CATEGORIES } from './tax'

export const invoiceLines = pgTable(
  'invoice_lines',
  {
    organisationId: ofParent(),
    invoiceId: uuid('invoice_id').notNull(),
    position: integer('position').notNull(),
    description: text('description').notNull(),
    /** Null for lines from before they had one: those are named by their invoice and place (`lineIdOf`). */
    id: uuid('id'),
    /** Rounded: what versions before `quantityMillionths` read and write. */
    quantityThousandths: amountMinor('quantity_thousandths').notNull(),
    /** Rounded: what versions before `unitPriceMillionths` read and write. */
    unitPriceMinor: amountMinor('unit_price_minor').notNull(),
    /** Null for what versions before it wrote: the thousandths are exact then. */
    quantityMillionths: millionths('quantity_millionths'),
    /** Of a major unit of the currency; null as above. */
    unitPriceMillionths: millionths('unit_price_millionths'),
    /** UN/ECE Rec 20; C62 is "one". */
    unit: text('unit').notNull().default('C62'),
    discount: jsonb('discount').$type<Allowance>(),
    discountMinor: amountMinor('discount_minor').notNull().default(0),
    taxRatePpm: integer('tax_rate_ppm').notNull().default(0),
    /** Which was chosen; the line keeps what it said, and outlives it. */
    taxRateId: uuid('tax_rate_id'),
    /** What the rate was called when it was chosen. */
    taxRateName: text('tax_rate_name'),
    /** Null for what versions before it wrote. */
    taxCategory: text('tax_category', { enum: TAX_CATEGORIES }),
    taxExemptionReason: text('tax_exemption_reason'),
    articleId: integer('article_id'),
    netMinor: amountMinor('net_minor').notNull(),
    taxMinor: amountMinor('tax_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.position] }),
    within('invoice_lines_invoice', t.organisationId, t.invoiceId, invoices).onDelete('cascade'),
  ],
)
