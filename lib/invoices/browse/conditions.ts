// What a list is narrowed by, as SQL: whose invoices, and between which dates. Overdue becomes statuses and due dates first, and
// parts of payment plans that fell due before them.
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

/** After which day an invoice is overdue: with the first part of its plan that is not covered, without one when it is due. */
export const LATE_AFTER = sql`coalesce(i.part_due_on, i.due_date)`

/**
 * Overdue is said in statuses and due dates, which the indexes know: `dueUntil` bounds them. Invoices that are due later, and
 * overdue with a part, are looked for beside them. What falls due on a day that is past for some and not for others is looked at
 * one by one: `unsettled` says from which day on.
 */
export function conditionsOf(filters: BrowseFilters, { first, last, now }: Today) {
  const { currency, dueFrom, dueTo, isOverdue, issuedFrom, issuedTo, status } = filters
  const statuses = status ? [status] : undefined
  const given = { currency, issuedFrom, issuedTo, dueFrom, dueTo }
  if (!isOverdue) return { ...given, statuses, dueUntil: dueTo, late: undefined }
  const yesterday = plusDays(last, -1)
  return {
    ...given,
    statuses: OPEN_STATUSES.filter((open) => !status || open === status),
    dueUntil: dueTo !== undefined && dueTo < yesterday ? dueTo : yesterday,
    late: {
      through: yesterday,
      unsettled: first < last ? { from: first, now: now.toISOString() } : undefined,
    },
  }
}

export type Conditions = ReturnType<typeof conditionsOf>

/** The dates themselves; `i` is the invoice. */
export const datesFit = (of: Conditions): (SQL | undefined)[] => [
  of.issuedFrom ? sql`i.issue_date >= ${of.issuedFrom}::date` : undefined,
  of.issuedTo ? sql`i.issue_date <= ${of.issuedTo}::date` : undefined,
  of.dueFrom ? sql`i.due_date >= ${of.dueFrom}::date` : undefined,
  of.dueTo ? sql`i.due_date <= ${of.dueTo}::date` : undefined,
  of.late && sql`${LATE_AFTER} <= ${of.late.through}::date`,
  of.late?.unsettled &&
    sql`(${LATE_AFTER} < ${of.late.unsettled.from}::date or exists (select 1 from organisations o
      where o.id = i.organisation_id and ${LATE_AFTER} < (${of.late.unsettled.now}::timestamptz at time zone o.time_zone)::date))`,
]

/** Said of the due date as well, which the indexes of dates hold, where overdue is asked for. */
export const dueBounded = ({ dueUntil, late }: Conditions): SQL | undefined =>
  late && sql`i.due_date <= ${dueUntil}::date`

export const statusFits = ({ statuses }: Conditions): SQL | undefined =>
  statuses &&
  sql`i.status in (${sql.join(
    statuses.map((status) => sql`${status}`),
    sql`, `,
  )})`

/**
 * Overdue with a part, and due as a whole only later: all columns. An index holds those alone that have a plan of which something
 * is missing. Undefined where none is meant.
 */
export function lateParts(of: Conditions, scope: BrowseScope): SQL | undefined {
  const { currency, dueUntil, late } = of
  if (!late || dueUntil !== late.through) return undefined
  return sql`select i.* from invoices i where ${allOf([
    inScope(sql`i.organisation_id`, scope),
    sql`i.part_due_on is not null and i.part_due_on <= ${late.through}::date`,
    sql`(i.due_date is null or i.due_date > ${late.through}::date)`,
    statusFits(of),
    currency ? sql`i.currency = ${currency}` : undefined,
    ...datesFit(of),
  ])}`
}
