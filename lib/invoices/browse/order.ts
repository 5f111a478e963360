// The order of a list, and which part of it is wanted: by a sort key, then by issue date, then by id.
import { type SQL, sql } from 'drizzle-orm'
import { type BrowseQuery, NO_DUE_DAY, type Position, type Sort } from './query'

/** A part of a list: so many rows beyond a position. */
export interface Part {
  /** Which way it is read: the list's own, or the other way round for the page before. */
  isFalling: boolean
  position: Position | undefined
  limit: number
  /** Fewer will do, if there are any: for a file, which goes on until none is left. */
  mayBeFewer?: boolean
}

/** Invoices without a due date come last, whichever way the list is sorted. */
export const noDueKey = ({ isDescending }: Pick<BrowseQuery, 'isDescending'>): number =>
  isDescending ? -NO_DUE_DAY : NO_DUE_DAY

/** A date counts as days since 2000. `i` is the invoice. */
export const KEYS: Record<Sort, SQL> = {
  issued: sql`(i.issue_date - date '2000-01-01')`,
  due: sql`(i.due_date - date '2000-01-01')`,
  total: sql`i.total_minor`,
  outstanding: sql`i.outstanding_minor`,
}

export const keyOf = (query: Pick<BrowseQuery, 'isDescending' | 'sort'>): SQL =>
  query.sort === 'due' ? sql`coalesce(${KEYS.due}, ${sql.raw(String(noDueKey(query)))})` : KEYS[query.sort]

export const ordered = (columns: readonly SQL[], { isFalling }: Pick<Part, 'isFalling'>): SQL =>
  sql.join(
    columns.map((column) => sql`${column} ${sql.raw(isFalling ? 'desc' : 'asc')}`),
    sql`, `,
  )

export const than = ({ isFalling }: Pick<Part, 'isFalling'>): SQL => sql.raw(isFalling ? '<' : '>')
