// Lists, page by page, by a cursor that names the last row seen and the order in which it was seen.
import { type Column, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { isUuid } from '@/lib/ids'

const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100

/** The order of lists without a choice. */
export const NEWEST_FIRST = '-createdAt'

/**
 * Where a page ends: in which order, at which value (milliseconds where it is a time), behind which row. It holds no secret,
 * and no right: every query still asks whose rows they are.
 */
export interface Position {
  sort: string
  value: string
  id: string
}

export interface PageRequest {
  limit: number
  cursor?: Position | undefined
}

export interface Page<T> {
  rows: T[]
  nextCursor: string | null
}

/** The usual order is written without its name, so that cursors of lists with and without a choice are the same. */
function writeCursor({ id, sort, value }: Position): string {
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

const NAMED = z.tuple([z.string(), z.string(), z.string()])

function readCursor(text: string): Position | undefined {
  const decoded = Buffer.from(text, 'base64url').toString()
  const usual = /^(\d{1,13}) (\S{36})$/.exec(decoded)
  const named = usual ? [NEWEST_FIRST, usual[1], usual[2]] : readJson(decoded)
  const { data } = NAMED.safeParse(named)
  if (!data || !isUuid(data[2])) return undefined
  return { sort: data[0], value: data[1], id: data[2] }
}

/** The cursor of a list whose orders `fits` knows. */
export const cursorField = (maxLength: number, description: string, fits: (position: Position) => boolean) =>
  z
    .string()
    .transform((text, context) => {
      const position = text.length > maxLength ? undefined : readCursor(text)
      if (position && fits(position)) return position
      context.issues.push({
        code: 'custom',
        input: text,
        message: 'must be the nextCursor of an earlier page.',
      })
      return z.NEVER
    })
    .optional()
    .meta({ description, override: { type: 'string', maxLength } })

/** A whole number from 1, as an address has it. */
export const wholeNumber = (most: number, fallback: number) =>
  z
    .string()
    .refine(
      (digits) => /^[1-9]\d{0,5}$/.test(digits) && Number(digits) <= most,
      `must be a whole number from 1 to ${most}.`,
    )
    .transform(Number)
    .default(fallback)
    .meta({ override: { type: 'integer', minimum: 1, maximum: most, default: fallback } })

/** The query parameters of every list; extend it with filters. */
export const pageQuery = z.strictObject({
  limit: wholeNumber(MAX_LIMIT, DEFAULT_LIMIT).meta({
    description: `Entries per page, 1 to ${MAX_LIMIT}.`,
    override: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
  }),
  cursor: cursorField(
    100,
    'The `nextCursor` of the previous page.',
    ({ sort, value }) => sort === NEWEST_FIRST && /^\d{1,13}$/.test(value),
  ),
})

/** What a page of ours asks for, by the cursor in its address; one that names no place begins at the top. */
export function pageAt(cursor: string | undefined): PageRequest {
  const asked = pageQuery.safeParse(cursor === undefined ? {} : { cursor })
  return asked.success ? asked.data : pageQuery.parse({})
}

export const pageAnswer = <S extends z.ZodType>(row: S) =>
  z.object({ data: z.array(row), nextCursor: z.string().nullable(), hasMore: z.boolean() })

/** The moment of a position in an order by time. */
export const momentOf = ({ value }: Position): Date => new Date(Number(value))

/** The rows behind the cursor, in an order of `created_at desc, id desc`. */
export function behind(
  table: { createdAt: Column; id: Column },
  cursor: Position | undefined,
): SQL | undefined {
  if (!cursor) return undefined
  const at = sql.param(momentOf(cursor), table.createdAt)
  return sql`(${table.createdAt}, ${table.id}) < (${at}, ${sql.param(cursor.id, table.id)})`
}

/** Makes a page of the rows that were read: ask for one more than the limit, to see whether there are more. */
export function cutPage<T>(
  rows: T[],
  limit: number,
  positionOf: (row: T) => { sort: string; value: Date | string; id: string },
): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  if (!last || rows.length <= limit) return { rows: shown, nextCursor: null }
  const { id, sort, value } = positionOf(last)
  const text = value instanceof Date ? String(value.getTime()) : value
  return { rows: shown, nextCursor: writeCursor({ sort, value: text, id }) }
}

export const pageOf = <T extends { createdAt: Date; id: string }>(rows: T[], limit: number): Page<T> =>
  cutPage(rows, limit, ({ createdAt, id }) => ({ sort: NEWEST_FIRST, value: createdAt, id }))

export const presentPage = <T, A>({ rows, nextCursor }: Page<T>, present: (row: T) => A) => ({
  data: rows.map(present),
  nextCursor,
  hasMore: nextCursor !== null,
})
