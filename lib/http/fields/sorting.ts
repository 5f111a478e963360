// Lists in an order that the caller chooses from an allow-list: stable by the id, and by a cursor that is bound to its order.
import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { z } from 'zod'
import { invalidField } from '@/lib/failure/failure'
import { instant } from './fields'
import {
  cursorField,
  cutPage,
  momentOf,
  NEWEST_FIRST,
  type Page,
  type PageRequest,
  pageQuery,
} from './paging'

/** One way to sort: by which expression, of which type, and where a row stands in it. */
export interface Order<Row> {
  by: SQLWrapper
  type: 'timestamptz' | 'date' | 'text'
  valueOf: (row: Row) => Date | string
}

export type Orders<Row> = Record<string, Order<Row>>

export interface SortedRequest extends PageRequest {
  sort: string
}

const VALUES: Record<Order<unknown>['type'], RegExp> = {
  timestamptz: /^\d{1,13}$/,
  date: /^(?:\d{4}-\d{2}-\d{2}|infinity)$/,
  // What Postgres and a former page cannot have held.
  text: /^[^\p{Cc}]{1,300}$/u,
}

const keyOf = (sort: string): string => sort.replace(/^-/, '')

/** The query parameters of a list that can be sorted; extend it with filters. */
export function sortedQuery<Row>(orders: Orders<Row>) {
  const sorts = Object.keys(orders).flatMap((key) => [`-${key}`, key])
  return z.strictObject({
    limit: pageQuery.shape.limit,
    cursor: cursorField(
      2_000,
      'The `nextCursor` of the previous page; only valid with the same `sort`.',
      (position) => {
        const type = orders[keyOf(position.sort)]?.type
        return type !== undefined && VALUES[type].test(position.value)
      },
    ),
    sort: z
      .enum(sorts as [string, ...string[]], `must be one of ${sorts.join(', ')}.`)
      .default(NEWEST_FIRST)
      .meta({ description: 'The sort order; a leading minus sign reverses it.' }),
  })
}

/** What stands behind the cursor, and in which order. Throws `Request.Invalid` for a cursor of another order. */
export function inOrder<Row>(
  orders: Orders<Row>,
  id: Column,
  { cursor, sort }: SortedRequest,
): { isBehind: SQL | undefined; orderBy: SQL[] } {
  const order = orders[keyOf(sort)]
  if (!order) throw new Error(`a list cannot be sorted by ${sort}`)
  const [direction, beyond] = sort.startsWith('-') ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const orderBy = [sql`${order.by} ${direction}`, sql`${id} ${direction}`]
  if (!cursor) return { isBehind: undefined, orderBy }
  if (cursor.sort !== sort)
    throw invalidField('/cursor', 'other-sort', `cursor belongs to a list sorted by ${cursor.sort}.`)
  const value = order.type === 'timestamptz' ? momentOf(cursor).toISOString() : cursor.value
  const at = sql`(${value}::${sql.raw(order.type)}, ${cursor.id}::uuid)`
  return { isBehind: sql`(${order.by}, ${id}) ${beyond} ${at}`, orderBy }
}

/** Makes a page of the rows that were read: ask for one more than the limit, to see whether there are more. */
export const sortedPage = <Row extends { id: string }>(
  orders: Orders<Row>,
  rows: Row[],
  { limit, sort }: SortedRequest,
): Page<Row> =>
  cutPage(rows, limit, (row) => ({ sort, value: orders[keyOf(sort)]?.valueOf(row) ?? '', id: row.id }))

interface Times {
  createdAt: Date
  updatedAt: Date
}

/** The orders that every table with these two columns has. */
export const byTimes = <Row extends Times>(table: {
  createdAt: Column
  updatedAt: Column
}): Record<'createdAt' | 'updatedAt', Order<Row>> => ({
  createdAt: { by: table.createdAt, type: 'timestamptz', valueOf: (row) => row.createdAt },
  updatedAt: { by: table.updatedAt, type: 'timestamptz', valueOf: (row) => row.updatedAt },
})

/** From a moment on, and up to another: together they leave no gap and overlap nowhere. */
export const timeFilters = {
  createdAfter: instant.optional().meta({ description: 'Created at this moment or later.' }),
  createdBefore: instant.optional().meta({ description: 'Created before this moment.' }),
  updatedAfter: instant.optional().meta({ description: 'Changed at this moment or later.' }),
  updatedBefore: instant.optional().meta({ description: 'Changed before this moment.' }),
}

export type TimeFilters = { [Name in keyof typeof timeFilters]?: Date | undefined }

export function withinTimes(
  { createdAt, updatedAt }: { createdAt: Column; updatedAt: Column },
  { createdAfter, createdBefore, updatedAfter, updatedBefore }: TimeFilters,
): (SQL | undefined)[] {
  const at = (column: Column, sign: SQL, moment: Date | undefined) =>
    moment && sql`${column} ${sign} ${sql.param(moment, column)}`
  return [
    at(createdAt, sql`>=`, createdAfter),
    at(createdAt, sql`<`, createdBefore),
    at(updatedAt, sql`>=`, updatedAfter),
    at(updatedAt, sql`<`, updatedBefore),
  ]
}

/** One value of a list, or several with commas between them. */
export const oneOrMore = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values, `must be one of ${values.join(', ')}, or several separated by commas.`)))
    .meta({
      description: `One or several, separated by commas: ${values.join(', ')}.`,
      override: { type: 'string', example: values.slice(0, 2).join(',') },
    })
