// What a list is narrowed by, as SQL: whose invoices, and between which dates. Overdue becomes statuses and due dates first.
import { type SQL, sql } from 'drizzle-orm'
import { type Day, plusDays } from '@/lib/time-zone'
import { type BrowseFilters, type BrowseScope, OPEN_STATUSES } from './query'

export const inScope = (column: SQL, { organisationId }: BrowseScope): SQL | undefined =>
  organisationId === undefined ? undefined : sql`${column} = ${organisationId}::uuid`

export const allOf = (conditions: (SQL | undefined)[]): SQL => {
  const given = conditions.filter((condition) => condition !== undefined)
  return given.length > 0 ? sql.join(given, sql` and `) : sql`true`
}

/** Rows as one parameter, however many they are: the statement stays the same. */
export const asRecords = (list: readonly unknown[]): SQL => sql`${JSON.stringify(list)}::text::jsonb`

export interface Today {
  now: Date
  /** The earliest and the latest day that it is now for the organisations that are meant. */
  first: Day
  last: Day
}

/**
 * Overdue is said in statuses and due dates, which the indexes know. What falls due on a day that is past for some and not
 * for others is looked at one by one: `unsettled` says from which day on.
 */
export function conditionsOf(filters: BrowseFilters, { first, last, now }: Today) {
  const { currency, dueFrom, dueTo, isOverdue, issuedFrom, issuedTo, status } = filters
  const statuses = status ? [status] : undefined
  const given = { currency, issuedFrom, issuedTo, dueFrom }
  if (!isOverdue) return { ...given, statuses, dueTo, unsettled: undefined }
  const yesterday = plusDays(last, -1)
  return {
    ...given,
    statuses: OPEN_STATUSES.filter((open) => !status || open === status),
    dueTo: dueTo !== undefined && dueTo < yesterday ? dueTo : yesterday,
    unsettled: first < last ? { from: first, now: now.toISOString() } : undefined,
  }
}

export type Conditions = ReturnType<typeof conditionsOf>

/** The dates themselves; `i` is the invoice. */
export const datesFit = (of: Conditions): (SQL | undefined)[] => [
  of.issuedFrom ? sql`i.issue_date >= ${of.issuedFrom}::date` : undefined,
  of.issuedTo ? sql`i.issue_date <= ${of.issuedTo}::date` : undefined,
  of.dueFrom ? sql`i.due_date >= ${of.dueFrom}::date` : undefined,
  of.dueTo ? sql`i.due_date <= ${of.dueTo}::date` : undefined,
  of.unsettled &&
    sql`(i.due_date < ${of.unsettled.from}::date or exists (select 1 from organisations o
      where o.id = i.organisation_id and i.due_date < (${of.unsettled.now}::timestamptz at time zone o.time_zone)::date))`,
]
