// Changes some fields of an article and leaves the others; checkouts that were made before keep what they sold.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/fields/fields'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import type { Article, ArticleFields } from './article'
import { findArticle } from './find'
import { articleRow, type FieldNames } from './price'
import { type ArticleRow, updateArticle } from './store'

function fieldsOf(article: Article): ArticleFields {
  const { currency, priceMinor, vatPpm } = article
  if (!isCurrency(currency)) throw new Error(`an article costs ${currency}`)
  const price = formatDecimal(priceMinor, currencyDigits(currency))
  return { ...article, currency, price, vat: formatPercent(vatPpm) }
}

/** The columns that follow from the fields that were named. */
function columnsOf(row: ArticleRow, named: Partial<ArticleFields>): Partial<ArticleRow> {
  const isNamed = (name: keyof ArticleFields) => named[name] !== undefined
  const costsChange = isNamed('price') || isNamed('currency')
  return {
    updatedAt: row.updatedAt,
    ...(isNamed('name') && { name: row.name }),
    ...(isNamed('description') && { description: row.description }),
    ...(isNamed('articleTypeId') && { articleTypeId: row.articleTypeId }),
    ...(isNamed('isActive') && { isActive: row.isActive }),
    ...(isNamed('sortOrder') && { sortOrder: row.sortOrder }),
    ...(isNamed('vat') && { vatPpm: row.vatPpm }),
    ...(costsChange && { priceMinor: row.priceMinor, currency: row.currency }),
  }
}

/** Throws `Article.NotFound`, `Request.Invalid`. */
export async function editArticle(
  house: House,
  organisationId: string,
  id: number,
  { names, ...changes }: Partial<ArticleFields> & { names?: FieldNames },
): Promise<Article> {
  const article = await findArticle(house, organisationId, id)
  if (isEmpty(changes)) return article
  const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const row = await articleRow(house, { ...fieldsOf(article), ...named }, names)
  return found(await updateArticle(house.db, organisationId, id, columnsOf(row, changes)), 'Article.NotFound')
}
