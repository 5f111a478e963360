// Creates an article.
import type { House } from '@/lib/house'
import type { Article, ArticleFields } from './article'
import { articleRow, type FieldNames } from './price'
import { insertArticle } from './store'

/** Throws `Request.Invalid`. */
export const createArticle = async (
  house: House,
  organisationId: string,
  /** Names the call, so that a repeat finds what it has made. */
  requestId: string,
  fields: ArticleFields,
  names?: FieldNames,
): Promise<Article> =>
  insertArticle(house.db, organisationId, { ...(await articleRow(house, fields, names)), requestId })
