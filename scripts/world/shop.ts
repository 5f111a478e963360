// What the organisations of the demo world sell by checkout.
import { createArticle } from '@/lib/articles/create'
import { listArticles } from '@/lib/articles/find'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import type { Currency } from '@/lib/money/currency'

const ARTICLES = [
  {
    name: 'Table for two',
    description: 'An evening, with a glass of something',
    articleTypeId: 1,
    price: 60,
  },
  { name: 'Gift card', description: null, articleTypeId: 2, price: 100 },
  { name: 'Ten visits', description: 'The tenth is on the house', articleTypeId: 3, price: 450 },
]

/** Once: what was made, or removed since, is left as it is. */
export async function fillShop(house: House, organisationId: string, currency: Currency): Promise<void> {
  const { total } = await listArticles(house, organisationId, {}, { skip: 0, take: 1 })
  if (total > 0) return
  for (const [sortOrder, article] of ARTICLES.entries())
    await createArticle(house, organisationId, newId(), {
      ...article,
      currency,
      vat: 19,
      isActive: true,
      sortOrder,
    })
}
