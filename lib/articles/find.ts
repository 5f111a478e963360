// One article of an organisation.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Article } from './article'
import { selectArticle } from './store'

/** Throws `Article.NotFound`, also for one that was removed. */
export async function findArticle({ db }: House, organisationId: string, id: number): Promise<Article> {
  return found(await selectArticle(db, organisationId, id), 'Article.NotFound')
}
