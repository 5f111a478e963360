// Lists in an order that the caller chooses from an allow-list: stable by the id, and by a cursor that is bound to its order.
import { type Column, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { z } from 'zod'
import { invalidRequest } from '@/lib/failure/failure'
import { isUuid } from '@/lib/ids'
import { instant } from './fields'
import { type Page, pageQuery } from './paging'

/** One way to sort: by which expression, of which type, and where a row stands in it. */
export interface Order<Row> {
  by: SQLWrapper
  type: 'timestamptz' | 'date' | 'text'
  valueOf: (row: Row) => Date | string
}

export type Orders<Row> = Record<string, Order<Row>>

/** Where a page ends: in which order, at which value (milliseconds where it is a time), behind which row. */
interface SortedPosition {
  sort: string
  value: string
  id: string
}

export interface SortedRequest {
  limit: number
  sort: string
  cursor?: SortedPosition | undefined
}

export const NEWEST_FIRST = '-createdAt'

const VALUES: Record<Order<unknown>['type'], RegExp> = {
  timestamptz: /^\d{1,13}$/,
  date: /^(?:\d{4}-\d{2}-\d{2}|infinity)$/,
  // What Postgres and a former page cannot have held.
  text: /^[^\p{Cc}]{1,300}$/u,
}

const keyOf = (sort: string): string => sort.replace(/^-/, '')

/** The usual order is written as lists without a choice write it, so that cursors of both are the same. */
function writeCursor({ id, sort, value }: SortedPosition): string {
  const text = sort === NEWEST_FIRST ? `${value} ${id}` : JSON.stringify([sort, value, id])
  return Buffer.from(text).toString('base64url')
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function readCursor(text: string): SortedPosition | undefined {
  if (text.length > 2_000) return undefined
  const decoded = Buffer.from(text, 'base64url').toString()
  const [, value, id] = /^(\d{1,13}) (\S{36})$/.exec(decoded) ?? []
  if (value && id) return isUuid(id) ? { sort: NEWEST_FIRST, value, id } : undefined
  const parts = readJson(decoded)
  if (!Array.isArray(parts) || parts.length !== 3 || parts.some((part) => typeof part !== 'string'))
    return undefined
  const [sort, at, row] = parts as [string, string, string]
  return isUuid(row) ? { sort, value: at, id: row } : undefined
}

/** The query parameters of a list that can be sorted; extend it with filters. */
export function sortedQuery<Row>(orders: Orders<Row>) {
  const sorts = Object.keys(orders).flatMap((key) => [`-${key}`, key])
  return z.strictObject({
    limit: pageQuery.shape.limit,
    cursor: z
      .string()
      .transform((text, context) => {
        const position = readCursor(text)
        const type = position && orders[keyOf(position.sort)]?.type
        if (position && type && VALUES[type].test(position.value)) return position
        context.issues.push({
          code: 'custom',
          input: text,
          message: 'must be the nextCursor of an earlier page.',
        })
        return z.NEVER
      })
      .optional()
      .meta({
        description: 'The `nextCursor` of the previous page; only valid with the same `sort`.',
        override: { type: 'string', maxLength: 2_000 },
      }),
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
    throw invalidRequest([
      {
        pointer: '/cursor',
        code: 'other-sort',
        detail: `cursor belongs to a list sorted by ${cursor.sort}.`,
      },
    ])
  const value = order.type === 'timestamptz' ? new Date(Number(cursor.value)).toISOString() : cursor.value
  const at = sql`(${value}::${sql.raw(order.type)}, ${cursor.id}::uuid)`
  return { isBehind: sql`(${order.by}, ${id}) ${beyond} ${at}`, orderBy }
}

/** Makes a page of the rows that were read: ask for one more than the limit, to see whether there are more. */
export function sortedPage<Row extends { id: string }>(
  orders: Orders<Row>,
  rows: Row[],
  { limit, sort }: SortedRequest,
): Page<Row> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const order = orders[keyOf(sort)]
  if (!last || !order || rows.length <= limit) return { rows: shown, nextCursor: null }
  const at = order.valueOf(last)
  const value = at instanceof Date ? String(at.getTime()) : at
  return { rows: shown, nextCursor: writeCursor({ sort, value, id: last.id }) }
}

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
