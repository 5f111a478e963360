// Searches customers by name and email address, fast with ten or a million of them.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import {
  holds,
  isUnindexed,
  mayHold,
  maySlip,
  nearlyReads,
  reads,
  type Searched,
  wordsOf,
} from '@/lib/search/match'

/** So many are put in order; of more, the first are found along an index, where they lie close enough together. */
const MOST_SORTED = 5_000
/** So many are looked at for a slip of the finger, fewer for long words: what one comparison costs grows with their square. */
const MOST_COMPARED = 20_000
const COMPARED_LETTERS = 144

const mostCompared = (words: readonly string[]): number => {
  const cost = words.reduce((sum, { length }) => sum + length ** 2, 0)
  return Math.ceil(MOST_COMPARED * Math.min(1, COMPARED_LETTERS / cost))
}

export interface FoundCustomers {
  /** The newest first. */
  ids: string[]
  /** There are more than these. */
  isMore: boolean
  /** Nobody is called that; these are called nearly that. */
  isNear: boolean
}

const NOBODY: FoundCustomers = { ids: [], isMore: false, isNear: false }

export const customerText: SQL = sql`customers.search_text`

const searched = (organisationId: string | undefined): Searched => ({
  text: customerText,
  grams: sql`search_grams(customers.organisation_id, customers.search_text)`,
  owner: organisationId,
})

const within = (organisationId: string | undefined): SQL =>
  organisationId === undefined
    ? sql`customers.merged_into is null`
    : sql`customers.merged_into is null and customers.organisation_id = ${organisationId}::uuid`

async function idsOf(db: Queryable, query: SQL): Promise<string[]> {
  return (await db.execute<{ id: string }>(query)).map(({ id }) => id)
}

const press = (ids: string[], most: number, isNear = false): FoundCustomers => ({
  ids: ids.slice(0, most),
  isMore: ids.length > most,
  isNear,
})

/** Along an index that has the order: a page of them is near where so many fit. */
const along = (organisationId: string | undefined, fits: SQL, most: number): SQL => sql`
  select id from customers where ${within(organisationId)} and ${fits}
  order by ${organisationId === undefined ? sql`id` : sql`created_at desc, id desc`} limit ${most + 1}::int`

const ordered = (candidates: SQL, fits: SQL, most: number): SQL => sql`
  select id from (${candidates}) customers where ${fits} order by created_at desc, id desc limit ${most + 1}::int`

/** `words` as `wordsOf` made them. Always the same ones, in the same order. Every statement reads a bounded number of rows. */
export async function searchCustomers(
  db: Queryable,
  organisationId: string | undefined,
  words: readonly string[],
  { mayBeNear, most }: { most: number; mayBeNear: boolean },
): Promise<FoundCustomers> {
  if (words.length === 0) return NOBODY
  // No index knows signs, and nearly everybody has a word with this letter; one organisation's customers can be read through,
  // everybody's not.
  if (isUnindexed(words) || words.every((word) => word.length === 1))
    return organisationId === undefined
      ? NOBODY
      : press(await idsOf(db, along(organisationId, reads(customerText, words), most)), most)
  const fits = holds(searched(organisationId), words)
  const some = await db.execute<{ id: string; n: number }>(sql`
    with found as materialized (
      select id, created_at from customers where merged_into is null and ${fits} limit ${MOST_SORTED + 1}::int)
    select id, (select count(*)::int from found) as n from found order by created_at desc, id desc limit ${most + 1}::int`)
  const [first] = some
  if (first && first.n > MOST_SORTED)
    return press(await idsOf(db, along(organisationId, reads(customerText, words), most)), most)
  if (first || !mayBeNear || !maySlip(words))
    return press(
      some.map(({ id }) => id),
      most,
    )
  const near = sql`
    select id, created_at, search_text from customers where merged_into is null and ${mayHold(searched(organisationId), words)}
    limit ${mostCompared(words)}::int`
  const ids = await idsOf(db, ordered(near, nearlyReads(customerText, words), most))
  return press(ids, most, ids.length > 0)
}

/** The same as a condition on `customers`, for a list that must be whole. */
export async function isSought(db: Queryable, organisationId: string, q: string): Promise<SQL> {
  const words = wordsOf(q)
  const { ids, isMore } = await searchCustomers(db, organisationId, words, {
    most: MOST_SORTED,
    mayBeNear: true,
  })
  // Where so many fit, the next page is near, from the newest on.
  if (isMore) return reads(customerText, words)
  return sql`customers.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`
}
