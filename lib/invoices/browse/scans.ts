// Rows of a list without search and flags, however many there are: short scans of indexes that have them in the order of the list.
//
// Each index begins with (organisation,) status and currency; `issued` and `due` go on with the term class. So there is one range
// for each tally that can fit, each yields its first rows in order, and a page is the first of all these. The term class says how
// many days lie between the two dates: by it, dates of the one kind bound a range of the other.
import { type SQL, sql } from 'drizzle-orm'
import { type InvoiceStatus, TERM_CLASSES } from '@/db/schema/invoices'
import { plusDays } from '@/lib/time-zone'
import { allOf, asRecords, type Conditions, datesFit, dueBounded, inScope } from './conditions'
import { KEYS, noDueKey, ordered, type Part, than } from './order'
import { type BrowseQuery, type BrowseScope, NO_DUE_DAY, type Sort } from './query'
import type { Tally } from './tallies'

/** Rows of one status, currency and term class, between two dates. */
interface Range {
  status: InvoiceStatus
  currency: string
  class: number
  from_day: string
  to_day: string
  /** How many there are, whatever the dates. */
  rows: number
}

export interface Scan {
  index: Sort
  /** The sort key of all its rows, where they share one: then they lie in the order of their issue dates. */
  constantKey?: number
  ranges: Range[]
}

const EVER = '-infinity'
const NEVER_ENDS = 'infinity'
const latest = (days: (string | undefined)[]): string => days.filter(Boolean).toSorted().at(-1) ?? EVER
const earliest = (days: (string | undefined)[]): string => days.filter(Boolean).toSorted()[0] ?? NEVER_ENDS
const shifted = (day: string | undefined, days: number | null | undefined, sign: 1 | -1) =>
  day === undefined || days === null || days === undefined ? undefined : plusDays(day, sign * days)

const termOf = (termClass: number): readonly (number | null)[] =>
  Object.entries(TERM_CLASSES).find(([name]) => name === String(termClass))?.[1] ?? [null, null]

/** The issue dates that can be meant, as far as the due dates and their distance tell; and the other way round. */
function datesOf(index: 'issued' | 'due', { termClass }: Tally, of: Conditions) {
  const [fewest, most] = termOf(termClass)
  return index === 'issued'
    ? {
        from_day: latest([of.issuedFrom, shifted(of.dueFrom, most, -1)]),
        to_day: earliest([of.issuedTo, shifted(of.dueUntil, fewest, -1)]),
      }
    : {
        from_day: latest([of.dueFrom, shifted(of.issuedFrom, fewest, 1)]),
        to_day: earliest([of.dueUntil, shifted(of.issuedTo, most, 1)]),
      }
}

const scanByDate = (index: 'issued' | 'due', tallies: readonly Tally[], of: Conditions): Scan => ({
  index,
  ranges: tallies.map((tally) => ({
    ...{ status: tally.status, currency: tally.currency, class: tally.termClass, rows: tally.invoiceCount },
    ...datesOf(index, tally, of),
  })),
})

/** By issue date, as far as dates narrow it at all. */
export const scanByIssueDate = (tallies: readonly Tally[], of: Conditions): Scan =>
  scanByDate('issued', tallies, of)

/** The indexes of amounts know no term class. */
function scanByAmount(index: 'total' | 'outstanding', tallies: readonly Tally[]): Scan {
  const pairs = new Map<string, Pick<Range, 'status' | 'currency' | 'rows'>>()
  for (const { currency, invoiceCount, status } of tallies) {
    const pair = `${status} ${currency}`
    pairs.set(pair, { status, currency, rows: invoiceCount + (pairs.get(pair)?.rows ?? 0) })
  }
  const everything = { class: 0, from_day: EVER, to_day: NEVER_ENDS }
  return { index, ranges: [...pairs.values()].map((pair) => ({ ...pair, ...everything })) }
}

/** Each scan yields its rows in the order of the list. */
export function scansOf(
  tallies: readonly Tally[],
  of: Conditions,
  query: Pick<BrowseQuery, 'isDescending' | 'sort'>,
): Scan[] {
  const having = (...statuses: InvoiceStatus[]) => tallies.filter(({ status }) => statuses.includes(status))
  const dated = tallies.filter(({ termClass }) => termClass !== 0)
  const undated = tallies.filter(({ termClass }) => termClass === 0)
  const scans: Record<Sort, () => Scan[]> = {
    issued: () => [scanByIssueDate(tallies, of)],
    due: () => [
      scanByDate('due', dated, of),
      { ...scanByIssueDate(undated, of), constantKey: noDueKey(query) },
    ],
    total: () => [scanByAmount('total', tallies)],
    // Drafts and sent ones owe their total, paid and void ones nothing: only what is partly paid has an index of its own.
    outstanding: () => [
      scanByAmount('total', having('Draft', 'Sent')),
      scanByAmount('outstanding', having('PartiallyPaid')),
      { ...scanByIssueDate(having('Paid', 'Void'), of), constantKey: 0 },
    ],
  }
  return scans[query.sort]().filter(({ ranges }) => ranges.length > 0)
}

const COLUMNS: Record<Sort, SQL> = {
  issued: sql`i.issue_date`,
  due: sql`i.due_date`,
  total: sql`i.total_minor`,
  outstanding: sql`i.outstanding_minor`,
}

/** `(key, issue date, id)` beyond the position, in columns of the index; 'all' and 'none' where nothing is to be compared. */
function isBeyond({ constantKey, index }: Scan, { isFalling, position }: Part): SQL | 'all' | 'none' {
  if (!position) return 'all'
  const { id, issueDate, key } = position
  const isBefore = (shared: number) => (shared < key === isFalling ? 'all' : 'none')
  if (constantKey !== undefined && constantKey !== key) return isBefore(constantKey)
  if (constantKey !== undefined || index === 'issued')
    return sql`(i.issue_date, i.id) ${than({ isFalling })} (${issueDate}::date, ${id}::uuid)`
  // The position is among those without a due date: all that have one lie on one side of it.
  if (index === 'due' && Math.abs(key) === NO_DUE_DAY) return key < 0 === isFalling ? 'none' : 'all'
  const value = index === 'due' ? sql`date '2000-01-01' + ${key}::int` : sql`${key}::bigint`
  return sql`(${COLUMNS[index]}, i.issue_date, i.id) ${than({ isFalling })} (${value}, ${issueDate}::date, ${id}::uuid)`
}

/** As many as a page of all has of each, by their number, and some more, because they do not lie evenly. */
const TIMES_ITS_PART = 2
const FEWEST_PART = 0.1

/** How many rows of each range are read: so many ranges, each with a whole page, are most of what a large file costs. */
const withMost = (ranges: readonly Range[], all: number, { limit, mayBeFewer }: Part) =>
  ranges.map((range) => {
    const part = mayBeFewer ? Math.max(FEWEST_PART, (TIMES_ITS_PART * range.rows) / all) : 1
    return { ...range, most: Math.ceil(limit * Math.min(1, part)) }
  })

/** The first rows of every range. The lateral order is that of an index, so that each reads no more than it yields. */
function rowsOfScan(
  scan: Scan,
  all: number,
  scope: BrowseScope,
  of: Conditions,
  part: Part,
): SQL | undefined {
  const { constantKey, index, ranges } = scan
  const beyond = isBeyond(scan, part)
  if (beyond === 'none') return undefined
  const isDated = index === 'issued' || index === 'due'
  const conditions = [
    inScope(sql`i.organisation_id`, scope),
    sql`i.status = r.status and i.currency = r.currency`,
    isDated ? sql`i.term_class = r.class and ${COLUMNS[index]} between r.from_day and r.to_day` : undefined,
    // Said in so many words, because the index holds nothing else.
    index === 'outstanding' ? sql`i.status = 'PartiallyPaid'` : undefined,
    dueBounded(of),
    ...datesFit(of),
    beyond === 'all' ? undefined : beyond,
  ]
  const order =
    index === 'issued' ? [COLUMNS.issued, sql`i.id`] : [COLUMNS[index], sql`i.issue_date`, sql`i.id`]
  return sql`
    select first.* from jsonb_to_recordset(${asRecords(withMost(ranges, all, part))})
      as r(status text, currency bpchar, class smallint, from_day date, to_day date, most int)
    cross join lateral (
      select i.id, ${constantKey === undefined ? KEYS[index] : sql.raw(String(constantKey))}::bigint as key, i.issue_date,
        row_number() over (order by ${ordered(order, part)}) = r.most as is_last
      from invoices i where ${allOf(conditions)}
      order by ${ordered(order, part)} limit r.most
    ) first`
}

/** (id, key, issue_date, is_last) of the first rows of all scans; nothing is known of what lies behind one that is the last. Undefined where the position is behind all of them. */
export function rowsOfScans(
  scans: readonly Scan[],
  scope: BrowseScope,
  of: Conditions,
  part: Part,
): SQL | undefined {
  const all = scans.flatMap(({ ranges }) => ranges).reduce((sum, { rows }) => sum + rows, 0)
  const rows = scans.flatMap((scan) => rowsOfScan(scan, all, scope, of, part) ?? [])
  return rows.length > 0 ? sql.join(rows, sql` union all `) : undefined
}
