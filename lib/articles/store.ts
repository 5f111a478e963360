// SQL for articles and their types.
import { and, asc, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { articles, articleTypes } from '@/db/schema/checkouts'
import { reads, wordsOf } from '@/lib/search/match'
import type { Article, ArticleType } from './article'

export type ArticleRow = Omit<typeof articles.$inferInsert, 'id' | 'organisationId'>

export interface ArticleFilters {
  articleTypeId?: number | undefined
  isActive?: boolean | undefined
  /** Part of the name. */
  q?: string | undefined
}

export interface Window {
  skip: number
  take: number
}

const present = (organisationId: string) =>
  and(eq(articles.organisationId, organisationId), isNull(articles.deletedAt))

/** In the organisation's own order. */
export async function selectArticles(
  db: Queryable,
  organisationId: string,
  { articleTypeId, isActive, q }: ArticleFilters,
  { skip, take }: Window,
): Promise<{ total: number; rows: Article[] }> {
  const wanted = and(
    present(organisationId),
    articleTypeId === undefined ? undefined : eq(articles.articleTypeId, articleTypeId),
    isActive === undefined ? undefined : eq(articles.isActive, isActive),
    q ? reads(sql`search_text(${articles.name})`, wordsOf(q)) : undefined,
  )
  const [rows, [counted]] = await Promise.all([
    db
      .select()
      .from(articles)
      .where(wanted)
      .orderBy(asc(articles.sortOrder), asc(articles.id))
      .offset(skip)
      .limit(take),
    db.select({ total: count() }).from(articles).where(wanted),
  ])
  return { total: counted?.total ?? 0, rows }
}

export const selectArticlesById = (
  db: Queryable,
  organisationId: string,
  ids: number[],
): Promise<Article[]> =>
  db
    .select()
    .from(articles)
    .where(and(present(organisationId), inArray(articles.id, ids)))

/** Undefined when it is not there, was removed, or is another organisation's. */
export async function selectArticle(
  db: Queryable,
  organisationId: string,
  id: number,
): Promise<Article | undefined> {
  const [row] = await selectArticlesById(db, organisationId, [id])
  return row
}

export const selectArticleTypes = (db: Queryable): Promise<ArticleType[]> =>
  db.select().from(articleTypes).orderBy(asc(articleTypes.id))

/** Inserts the row, or finds the one from an earlier attempt of the same request. */
export async function insertArticle(db: Database, organisationId: string, row: ArticleRow): Promise<Article> {
  const [made] = await db
    .insert(articles)
    .values({ ...row, organisationId })
    .onConflictDoUpdate({
      target: articles.requestId,
      set: { requestId: row.requestId ?? null },
      setWhere: eq(articles.organisationId, organisationId),
    })
    .returning()
  if (!made) throw new Error('an article was not put')
  return made
}

export async function updateArticle(
  db: Database,
  organisationId: string,
  id: number,
  changes: Partial<ArticleRow>,
): Promise<Article | undefined> {
  const [row] = await db
    .update(articles)
    .set(changes)
    .where(and(present(organisationId), eq(articles.id, id)))
    .returning()
  return row
}
