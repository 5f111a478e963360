// An organisation's articles, and the types that there are.
import type { House } from '@/lib/house'
import type { Article, ArticleType } from './article'
import { type ArticleFilters, selectArticles, selectArticleTypes, type Window } from './store'

export const listArticles = (
  { db }: House,
  organisationId: string,
  filters: ArticleFilters,
  window: Window,
): Promise<{ total: number; rows: Article[] }> => selectArticles(db, organisationId, filters, window)

export const listArticleTypes = ({ db }: House): Promise<ArticleType[]> => selectArticleTypes(db)
