// A checkout: articles sold once for a caller's reference, paid on a Stripe page.
import type { checkoutLines, checkouts, UiMode } from '@/db/schema/checkouts'

export type Checkout = typeof checkouts.$inferSelect
export type CheckoutLine = typeof checkoutLines.$inferSelect

export interface ArticleRow {
  articleId: number
  articleTypeId: number | undefined
  quantity: number
}

export interface CheckoutOrder {
  organisationId: string
  /** ISO 3166-1 alpha-2: chooses the language of Stripe's page. */
  country: string
  articles: ArticleRow[]
  internalReferenceId: string
  confirmationUrl: string | null
  cancelUrl: string | null
  uiMode: UiMode
  /** What its seller calls it; nobody else may say. */
  externalReference: string | null
  metadata: Record<string, string>
  /** By its seller, who may lead its payer anywhere. */
  isBySeller: boolean
  /** By its seller, or signed by it: an open checkout may be replaced at any price. */
  mayReprice: boolean
}

/** Stripe keeps a session open for at most 24 hours from its making; a repeat of the call comes a little later. */
export const OPEN_HOURS = 23
