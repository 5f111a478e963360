// Which articles an address asks for, and how one is shown.
import type { ShownArticle } from '@/components/settings/articles/article-form'
import type { Article, ArticleType } from '@/lib/articles/article'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import { searchText } from '../search-text'

export const PAGE_SIZE = 50
const LAST_PAGE = 10_000

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) ?? ''

export function readWindow(query: Record<string, string | string[] | undefined>) {
  const page = /^[1-9]\d{0,4}$/.test(one(query.page)) ? Number(one(query.page)) : 1
  const q = searchText(query.q)
  return { page: Math.min(page, LAST_PAGE), q }
}

export function shownArticle(article: Article, types: ArticleType[]): ShownArticle {
  const { articleTypeId, currency, id, name, priceMinor } = article
  return {
    ...{ id, name, priceMinor, currency },
    articleTypeId: String(articleTypeId),
    type: types.find((type) => type.id === articleTypeId)?.name ?? '',
    description: article.description ?? '',
    price: formatDecimal(priceMinor, isCurrency(currency) ? currencyDigits(currency) : 0),
    vat: formatPercent(article.vatPpm),
    sortOrder: String(article.sortOrder),
    active: article.isActive,
  }
}
