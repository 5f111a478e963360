// Prices a draft: reads what was written with the rates of the organisation, and reckons it.
import type { Queryable } from '@/db/database'
import { invalidRequest } from '@/lib/failure/failure'
import { taxRatesOf } from '@/lib/tax-rates/find'
import { localeFor } from '@/lib/words/reader'
import { selectArticleIds, type selectDealing } from './draft-store'
import type { LineItem } from './line-items'
import { readDraft, type WrittenDraft } from './lines'
import { reckonDraft } from './reckon'
import type { TaxTable } from './tax'

export type Dealing = Awaited<ReturnType<typeof selectDealing>>

/** Throws `Request.Invalid`, naming the fields. */
export async function priceDraft(db: Queryable, dealing: Dealing, draft: WrittenDraft) {
  const items = 'stored' in draft.lineItems ? [] : draft.lineItems
  const [rates] = await Promise.all([ratesFor(db, dealing, items), assertArticles(db, dealing, items)])
  return reckonDraft(readDraft(draft, { rates, situation: situationOf(dealing) }))
}

const ratesFor = async (
  db: Queryable,
  { organisation }: Dealing,
  items: readonly LineItem[],
): Promise<TaxTable['rates']> =>
  items.some(({ taxRateId }) => taxRateId) ? taxRatesOf(db, organisation) : []

export function situationOf({ customer, organisation }: Dealing): TaxTable['situation'] {
  const { country, locale, vatRegistered } = organisation
  return {
    sellerCountry: country,
    vatRegistered,
    buyerCountry: customer?.address?.country ?? null,
    buyerHasVatNumber: Boolean(customer?.vatNumber),
    locale: localeFor({ locale: customer?.locale ?? locale, country }),
  }
}

async function assertArticles(
  db: Queryable,
  { organisation }: Dealing,
  items: readonly LineItem[],
): Promise<void> {
  const named = items.flatMap(({ articleId }, at) => (articleId ? [{ articleId, at }] : []))
  if (named.length === 0) return
  const ids = named.map(({ articleId }) => articleId)
  const known = await selectArticleIds(db, organisation.id, ids)
  const unknown = named.filter(({ articleId }) => !known.has(articleId))
  if (unknown.length === 0) return
  throw invalidRequest(
    unknown.map(({ at }) => {
      const detail = `lineItems/${at}/articleId: there is no such article.`
      return { pointer: `/lineItems/${at}/articleId`, code: 'unknown-article', detail }
    }),
  )
}
