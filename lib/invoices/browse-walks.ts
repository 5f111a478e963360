// Where the answer to a list begins in which index: one walk for each status, currency and term class that there is.
import { type InvoiceStatus, TERM_CLASSES } from '@/db/schema/invoices'
import { type Day, plusDays } from '@/lib/time-zone'
import {
  type BrowseFilters,
  type BrowseQuery,
  NO_DUE_DAY,
  OPEN_STATUSES,
  type Position,
} from './browse-query'

/** What the invoices of one status, currency and term class add up to, as `COUNTED` says. Amounts as text: a sum of many may be vast. */
export interface Tally {
  status: InvoiceStatus
  currency: string
  termClass: number
  invoiceCount: number
  totalMinor: string
  amountPaidMinor: string
  outstandingMinor: string
}

/** One stretch of an index: all rows of these three, between two dates of the column that the index is sorted by. */
export interface Stretch {
  status: InvoiceStatus
  currency: string
  termClass: number
  from: string
  to: string
}

export interface Walk {
  index: 'issued' | 'due' | 'total' | 'outstanding'
  /** The sort key of all its rows, where they share one: then they lie in the order of their issue dates. */
  constantKey?: number
  stretches: Stretch[]
}

/** Rows without a due date come last, whichever way the list is sorted. */
export const noDueKey = (isDescending: boolean): number => (isDescending ? -NO_DUE_DAY : NO_DUE_DAY)

const EVER = '-infinity'
const NEVER_ENDS = 'infinity'

const latest = (days: (string | undefined)[]): string => days.filter(Boolean).toSorted().at(-1) ?? EVER
const earliest = (days: (string | undefined)[]): string => days.filter(Boolean).toSorted()[0] ?? NEVER_ENDS
const shifted = (day: string | undefined, days: number | null | undefined, sign: 1 | -1) =>
  day === undefined || days === null || days === undefined ? undefined : plusDays(day, sign * days)

const termOf = (termClass: number): readonly (number | null)[] =>
  Object.entries(TERM_CLASSES).find(([name]) => name === String(termClass))?.[1] ?? [null, null]

type Days = Pick<BrowseFilters, 'issuedFrom' | 'issuedTo' | 'dueFrom' | 'dueTo'>

/** The issue dates that can be meant, as far as the due dates and their distance tell. */
function issuedStretch(termClass: number, { dueFrom, dueTo, issuedFrom, issuedTo }: Days) {
  const [fewest, most] = termOf(termClass)
  return {
    from: latest([issuedFrom, shifted(dueFrom, most, -1)]),
    to: earliest([issuedTo, shifted(dueTo, fewest, -1)]),
  }
}

function dueStretch(termClass: number, { dueFrom, dueTo, issuedFrom, issuedTo }: Days) {
  const [fewest, most] = termOf(termClass)
  return {
    from: latest([dueFrom, shifted(issuedFrom, fewest, 1)]),
    to: earliest([dueTo, shifted(issuedTo, most, 1)]),
  }
}

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
export function withoutOverdue(filters: BrowseFilters, { first, last, now }: Today) {
  const { isOverdue, status, ...rest } = filters
  const statuses = status ? [status] : undefined
  if (!isOverdue) return { ...rest, statuses, unsettled: undefined }
  return {
    ...rest,
    statuses: OPEN_STATUSES.filter((open) => !status || open === status),
    dueTo: earliest([filters.dueTo, plusDays(last, -1)]),
    unsettled: first < last ? { from: first, now: now.toISOString() } : undefined,
  }
}

export type PlainFilters = ReturnType<typeof withoutOverdue>

export const tallied = (tallies: readonly Tally[], filters: PlainFilters): Tally[] =>
  tallies.filter(
    ({ currency, invoiceCount, status, termClass }) =>
      invoiceCount > 0 &&
      (!filters.statuses || filters.statuses.includes(status)) &&
      (!filters.currency || filters.currency === currency) &&
      (termClass !== 0 || (!filters.dueFrom && !filters.dueTo)),
  )

/** By issue date, as far as dates narrow it at all. */
export const issuedWalk = (tallies: readonly Tally[], filters: PlainFilters): Walk => ({
  index: 'issued',
  stretches: tallies.map(({ currency, status, termClass }) => ({
    ...{ status, currency, termClass },
    ...issuedStretch(termClass, filters),
  })),
})

const withEverything = (tallies: readonly Tally[]): Stretch[] => {
  const pairs = new Map(
    tallies.map(({ currency, status }) => [
      `${status} ${currency}`,
      { status, currency, termClass: 0, from: EVER, to: NEVER_ENDS },
    ]),
  )
  return [...pairs.values()]
}

/** Drafts and sent ones owe their total, paid and void ones nothing: only what is partly paid has to be sorted for itself. */
function outstandingWalks(tallies: readonly Tally[], filters: PlainFilters): Walk[] {
  const of = (...statuses: InvoiceStatus[]) => tallies.filter(({ status }) => statuses.includes(status))
  return [
    { index: 'total', stretches: withEverything(of('Draft', 'Sent')) },
    { index: 'outstanding', stretches: withEverything(of('PartiallyPaid')) },
    { ...issuedWalk(of('Paid', 'Void'), filters), constantKey: 0 },
  ]
}

function dueWalks(tallies: readonly Tally[], filters: PlainFilters, isDescending: boolean): Walk[] {
  const dated = tallies.filter(({ termClass }) => termClass !== 0)
  const stretches = dated.map(({ currency, status, termClass }) => ({
    ...{ status, currency, termClass },
    ...dueStretch(termClass, filters),
  }))
  const undated = tallies.filter(({ termClass }) => termClass === 0)
  return [
    { index: 'due', stretches },
    { ...issuedWalk(undated, filters), constantKey: noDueKey(isDescending) },
  ]
}

/** Each walk yields its rows in the order of the list, so that a page needs only the first few of each. */
export function walksOf(
  tallies: readonly Tally[],
  filters: PlainFilters,
  { isDescending, sort }: Pick<BrowseQuery, 'isDescending' | 'sort'>,
): Walk[] {
  const walks = {
    issued: () => [issuedWalk(tallies, filters)],
    due: () => dueWalks(tallies, filters, isDescending),
    total: (): Walk[] => [{ index: 'total', stretches: withEverything(tallies) }],
    outstanding: () => outstandingWalks(tallies, filters),
  }[sort]()
  return walks.filter(({ stretches }) => stretches.length > 0)
}

/** What of a walk with one key for all its rows lies beyond a position: all of it, nothing, or what follows by issue date. */
export function beyond(constantKey: number, { key }: Position, isFalling: boolean): 'all' | 'none' | 'rest' {
  if (constantKey === key) return 'rest'
  return constantKey < key === isFalling ? 'all' : 'none'
}
