// What is typed about an article, and what of it is sent.

export interface ArticleDraft {
  name: string
  articleTypeId: string
  description: string
  price: string
  currency: string
  vat: string
  sortOrder: string
  active: boolean
}

/** An article as a page shows it; amounts as decimal text. */
export interface ShownArticle extends ArticleDraft {
  id: number
  type: string
  priceMinor: number
}

export const newDraft = (currency: string, articleTypeId: string): ArticleDraft => ({
  ...{ name: '', description: '', price: '', vat: '', sortOrder: '0', active: true },
  currency,
  articleTypeId,
})

/** A comma is how half of Europe writes the decimals. */
const decimal = (typed: string) => typed.trim().replace(',', '.')

/** What was typed goes as it is: the API names what it does not understand. */
export function bodyOf(draft: ArticleDraft) {
  const order = Number(draft.sortOrder.trim() || '0')
  return {
    name: draft.name,
    articleTypeId: Number(draft.articleTypeId),
    description: draft.description,
    price: decimal(draft.price),
    currency: draft.currency,
    vat: decimal(draft.vat) || '0',
    sortOrder: Number.isNaN(order) ? draft.sortOrder : order,
    active: draft.active,
  }
}
