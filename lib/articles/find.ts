// Finds an organisation's articles: one, or all that match, and the types that there are.

import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Article, ArticleType } from './article'
import { type ArticleFilters, selectArticle, selectArticles, selectArticleTypes, type Window } from './store'

/** Throws `Article.NotFound`, also for one that was removed. */
export async function findArticle({ db }: House, organisationId: string, id: number): Promise<Article> {
  return found(await selectArticle(db, organisationId, id), 'Article.NotFound')
}

export const listArticles = (
  { db }: House,
  organisationId: string,
  filters: ArticleFilters,
  window: Window,
): Promise<{ total: number; rows: Article[] }> => selectArticles(db, organisationId, filters, window)

export const listArticleTypes = ({ db }: House): Promise<ArticleType[]> => selectArticleTypes(db)
