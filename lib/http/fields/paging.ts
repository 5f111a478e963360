// Lists, page by page: newest first, by a cursor that names the last row seen.
import { type Column, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { isUuid } from '@/lib/ids'

const DEFAULT_LIMIT = 20
const MAX_LIMIT = 100

/** Where a page ends. It holds no secret, and no right: every query still asks whose rows they are. */
export interface Position {
  createdAt: Date
  id: string
}

export interface PageRequest {
  limit: number
  cursor?: Position
}

export interface Page<T> {
  rows: T[]
  nextCursor: string | null
}

const writeCursor = ({ createdAt, id }: Position): string =>
  Buffer.from(`${createdAt.getTime()} ${id}`).toString('base64url')

function readCursor(text: string): Position | undefined {
  if (text.length > 100) return undefined
  const [, milliseconds, id] = /^(\d{1,13}) (\S{36})$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return milliseconds && id && isUuid(id) ? { createdAt: new Date(Number(milliseconds)), id } : undefined
}

/** The query parameters of every list; extend it with filters. */
export const pageQuery = z.strictObject({
  limit: z
    .string()
    .refine(
      (limit) => /^[1-9]\d{0,2}$/.test(limit) && Number(limit) <= MAX_LIMIT,
      `must be a whole number from 1 to ${MAX_LIMIT}.`,
    )
    .transform(Number)
    .default(DEFAULT_LIMIT)
    .meta({
      description: `Entries per page, 1 to ${MAX_LIMIT}.`,
      override: { type: 'integer', minimum: 1, maximum: MAX_LIMIT, default: DEFAULT_LIMIT },
    }),
  cursor: z
    .string()
    .transform((text, context) => {
      const position = readCursor(text)
      if (position) return position
      context.issues.push({
        code: 'custom',
        input: text,
        message: 'must be the nextCursor of an earlier page.',
      })
      return z.NEVER
    })
    .optional()
    .meta({
      description: 'The `nextCursor` of the previous page.',
      override: { type: 'string', maxLength: 100 },
    }),
})

export const pageAnswer = <S extends z.ZodType>(row: S) =>
  z.object({ data: z.array(row), nextCursor: z.string().nullable(), hasMore: z.boolean() })

/** The rows behind the cursor, in an order of `created_at desc, id desc`. */
export function behind(
  table: { createdAt: Column; id: Column },
  cursor: Position | undefined,
): SQL | undefined {
  if (!cursor) return undefined
  const at = sql.param(cursor.createdAt, table.createdAt)
  return sql`(${table.createdAt}, ${table.id}) < (${at}, ${sql.param(cursor.id, table.id)})`
}

/** Makes a page of the rows that were read: ask for one more than the limit, to see whether there are more. */
export function pageOf<T extends Position>(rows: T[], limit: number): Page<T> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, nextCursor: rows.length > limit && last ? writeCursor(last) : null }
}

export const presentPage = <T, A>({ rows, nextCursor }: Page<T>, present: (row: T) => A) => ({
  data: rows.map(present),
  nextCursor,
  hasMore: nextCursor !== null,
})
