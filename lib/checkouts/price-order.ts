// Prices an order from the stored articles, never from the caller; every invalid row is named.
import type { Article } from '@/lib/articles/article'
import { selectArticlesById } from '@/lib/articles/store'
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { chargeMinimumMinor, isChargeable } from '@/lib/money/charge-bounds'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import { type Money, timesMinor } from '@/lib/money/money'
import type { ArticleRow, CheckoutOrder } from './checkout'
import type { NewLine } from './store'

export interface PricedOrder {
  total: Money
  lines: NewLine[]
}

type Field = 'ArticleId' | 'ArticleTypeId'

const rowFault = (index: number, field: Field, code: string, message: string): FieldFault => ({
  pointer: `/Articles/${index}/${field}`,
  code,
  detail: `Articles[${index}].${field} ${message}`,
})

/** An article of somebody else does not exist here. */
function flawOf(
  row: ArticleRow,
  article: Article | undefined,
  index: number,
  currency: string,
): FieldFault | undefined {
  if (!article) return rowFault(index, 'ArticleId', 'NotFound', 'is not an article of this company.')
  if (!article.isActive)
    return rowFault(index, 'ArticleId', 'Inactive', 'is an article that is not for sale.')
  if (row.articleTypeId !== undefined && row.articleTypeId !== article.articleTypeId)
    return rowFault(index, 'ArticleTypeId', 'Mismatch', 'is not the type of this article.')
  if (article.currency !== currency)
    return rowFault(
      index,
      'ArticleId',
      'MixedCurrencies',
      `is sold in ${article.currency}, not in ${currency}.`,
    )
  return undefined
}

function boundFault(total: Money): FieldFault | undefined {
  const verdict = isChargeable(total)
  if (verdict === 'ok' && total.minor > 0) return undefined
  const minimum = chargeMinimumMinor(total.currency) ?? 1
  const [code, why] =
    verdict === 'above-maximum'
      ? ['AboveMaximum', 'cost more than can be paid in one payment.']
      : verdict === 'not-a-step'
        ? ['NotChargeable', 'cost an amount that cannot be charged in this currency.']
        : [
            'BelowMinimum',
            `cost less than the minimum payment, ${displayMoney(minimum, total.currency, 'en')}.`,
          ]
  return { pointer: '/Articles', code, detail: `Articles ${why}` }
}

/** Throws `Request.Invalid` with a fault for each bad row. */
export async function priceOrder({ db }: House, order: CheckoutOrder): Promise<PricedOrder> {
  const { articles: rows, organisationId } = order
  const ids = [...new Set(rows.map(({ articleId }) => articleId))]
  const found = await selectArticlesById(db, organisationId, ids)
  const byId = new Map(found.map((article) => [article.id, article]))
  const first = rows.map(({ articleId }) => byId.get(articleId)).find((article) => article !== undefined)
  const currency: Currency | undefined = isCurrency(first?.currency) ? first.currency : undefined
  const faults = rows.flatMap(
    (row, index) => flawOf(row, byId.get(row.articleId), index, currency ?? '') ?? [],
  )
  if (faults.length > 0 || !currency) throw invalidRequest(faults)
  const lines = rows.flatMap(({ articleId, quantity }): NewLine[] => {
    const article = byId.get(articleId)
    if (!article) return []
    const { description, name, priceMinor, vatPpm } = article
    return [{ articleId, name, description, quantity, unitPriceMinor: priceMinor, vatPpm }]
  })
  const totalMinor = lines.reduce(
    (sum, { quantity, unitPriceMinor }) => sum + timesMinor(unitPriceMinor, quantity),
    0,
  )
  const total = { minor: totalMinor, currency }
  const fault = boundFault(total)
  if (fault) throw invalidRequest([fault])
  return { total, lines }
}
