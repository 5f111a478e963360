// The links by which payers reach invoices.
import { sql } from 'drizzle-orm'
import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, instant, ofParent, within } from './columns'
import { invoices } from './invoices'

export const invoiceLinks = pgTable(
  'invoice_links',
  {
    id: uuid('id').primaryKey(),
    organisationId: ofParent(),
    invoiceId: uuid('invoice_id').notNull(),
    /** 256 random bits from which the secret key derives the token again for the mail; without the key it opens nothing. */
    nonce: text('nonce').notNull(),
    /** SHA-256 of the token; the token itself is stored nowhere. */
    tokenHash: text('token_hash').notNull(),
    /** The one of several to whom it was mailed; null for the link of the invoice itself. */
    recipient: text('recipient'),
    createdAt: createdAt(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('invoice_links_token').on(t.tokenHash),
    within('invoice_links_invoice', t.organisationId, t.invoiceId, invoices),
    uniqueIndex('invoice_links_one_alive_each')
      .on(t.invoiceId, sql`coalesce(${t.recipient}, '')`)
      .where(sql`${t.revokedAt} is null`),
  ],
)
