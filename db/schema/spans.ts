// Days in spans of so many, whose number an index has: a list is narrowed by dates span by span.
import { sql } from 'drizzle-orm'

export const SPAN_DAYS = 32
const spanOf = (column: string) => sql.raw(`(least(greatest(${column} - date '2000-01-01', 0), 36543) / 32)`)
/** What lies before the first day or behind the last is of the first or the last span. */
export const SPANS = {
  since: '2000-01-01',
  lastDay: 36_543,
  due: spanOf('due_date'),
  issued: spanOf('issue_date'),
}
