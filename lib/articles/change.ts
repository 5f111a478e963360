// Changes an article; checkouts that were made before keep what they sold.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Article, ArticleFields } from './article'
import { articleRow } from './price'
import { updateArticle } from './store'

/** Throws `Article.NotFound`, `Request.Invalid`. */
export async function changeArticle(
  house: House,
  organisationId: string,
  id: number,
  fields: ArticleFields,
): Promise<Article> {
  return found(
    await updateArticle(house.db, organisationId, id, await articleRow(house, fields)),
    'Article.NotFound',
  )
}
