// The article form's values, and what is sent.
import { type Asked, isUnread, unreadFault } from '@/lib/money/asked'
import { isCurrency } from '@/lib/money/currency'

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

/** Text that is no number goes as it is: the API names what it does not understand. */
export function bodyOf(draft: ArticleDraft) {
  const order = Number(draft.sortOrder.trim() || '0')
  return {
    name: draft.name,
    articleTypeId: Number(draft.articleTypeId),
    description: draft.description,
    price: draft.price,
    currency: draft.currency,
    vat: draft.vat || '0',
    sortOrder: Number.isNaN(order) ? draft.sortOrder : order,
    active: draft.active,
  }
}

/** What the two numbers of an article ask for. */
export const askedFor = (field: 'price' | 'vat', currency: string): Asked =>
  field === 'price' && isCurrency(currency) ? { of: 'money', currency } : { of: 'percent' }

/** What nobody should send, because it could mean two things or nothing, or is less than nothing. */
export function unreadFaults(draft: ArticleDraft, locale: string): Partial<Record<'price' | 'vat', string>> {
  const faults: Partial<Record<'price' | 'vat', string>> = {}
  for (const field of ['price', 'vat'] as const)
    if (isUnread(draft[field]))
      faults[field] = unreadFault(askedFor(field, draft.currency), draft[field], locale)
    else if (draft[field].startsWith('-'))
      faults[field] = `The ${field === 'vat' ? 'VAT' : 'price'} cannot be below zero.`
  return faults
}
