// An article: something an organisation sells at a stored price, VAT included.
import type { articles, articleTypes } from '@/db/schema/checkouts'
import type { Currency } from '@/lib/money/currency'

export type Article = typeof articles.$inferSelect
export type ArticleType = typeof articleTypes.$inferSelect

export interface ArticleFields {
  name: string
  description: string | null
  articleTypeId: number
  isActive: boolean
  /** Major units, as it was sent. */
  price: number | string
  currency: Currency
  /** Percent, as it was sent. */
  vat: number | string
  sortOrder: number
}
