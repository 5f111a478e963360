// The list of invoices that people look through: narrowed, sorted and summed at will, and as fast among a million as among ten.
//
// How a page is answered:
// 1. `query.ts` reads what is asked from the address.
// 2. `tallies.ts` says what there is: how many invoices of each status, currency and term class, and their sums.
// 3. Where people search, ask for a flag, or mean few days, `matches.ts` finds the rows, up to a cap, and sums them. Otherwise the
//    tallies are the sums, and `scans.ts` finds the rows by indexes that have them in order.
// 4. `rows.ts` takes the first rows of either, and reads what is shown of them.
// No statement reads more rows than a page, or a cap, needs; plans.test.ts holds that.
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { todayOf } from '@/lib/organisations/find'
import { readApart } from '@/lib/read-apart'
import { daysOnEarth } from '@/lib/time-zone'
import { CUSTOMER_CAP, findHits } from '../search'
import { conditionsOf, type Today } from './conditions'
import { type Asked, rowsOfLateParts, rowsOfMatches, selectSums } from './matches'
import type { Part } from './order'
import { type BrowseQuery, type BrowseScope, writeCursor } from './query'
import { type BrowsedInvoice, selectRows } from './rows'
import { rowsOfScans, scansOf } from './scans'
import { type CurrencySum, fittingTallies, selectTallies, sumTallies } from './tallies'

const PAGE_ROWS = 50
/** So many matches are looked at for a page; beyond them the answer is "more than". */
export const MATCH_CAP = 5_000

/** So much is looked at: matches, and customers that a search may mean. */
interface Caps {
  matches: number
  customers: number
}

const PAGE_CAPS: Caps = { matches: MATCH_CAP, customers: CUSTOMER_CAP }
const EXPORT_CAPS: Caps = { matches: 200_000, customers: 20_000 }
/** How many rows of an export are read at once; matches are found anew each time. */
const BATCH = { scans: 1_000, matches: 20_000 }

export interface BrowsedPage {
  rows: BrowsedInvoice[]
  /** For the address of the page after and before; undefined where there is none. */
  after: string | undefined
  before: string | undefined
  /** Of everything that fits, by currency; undefined when that is more than can be summed at once. */
  sums: CurrencySum[] | undefined
  /** How many fit; `isMore` when there are more than this. */
  count: { atLeast: number; isMore: boolean }
  /** The search fits so much that only some of it is shown. */
  isSearchTooWide: boolean
  /** There is no invoice at all in the scope. */
  isEmptyScope: boolean
  /** All that there are in the scope, to choose from. */
  currencies: string[]
}

const countOf = (sums: readonly CurrencySum[]): number =>
  sums.reduce((count, { invoiceCount }) => count + invoiceCount, 0)

/** Where many organisations are meant, each has its own day. */
async function todayIn(house: House, { organisationId }: BrowseScope): Promise<Today> {
  const now = house.clock.now()
  if (organisationId === undefined) return { now, ...daysOnEarth(now) }
  const today = await todayOf(house, organisationId)
  return { now, first: today, last: today }
}

async function askFor(house: House, scope: BrowseScope, { filters }: BrowseQuery, caps: Caps) {
  const { isDisputed, needsAttention, q, trouble } = filters
  const today = await todayIn(house, scope)
  const conditions = conditionsOf(filters, today)
  const all = await selectTallies(house.db, scope)
  const asked: Asked = {
    ...{ scope, conditions, flags: { isDisputed, needsAttention, trouble }, now: today.now },
    hits: q ? await findHits(house.db, scope, q, all, caps.customers) : undefined,
    tallies: fittingTallies(all, conditions),
    cap: caps.matches,
  }
  return { all, asked }
}

interface Found {
  sums: CurrencySum[]
  /** The rows were counted up to the cap; without it, the sums are those of all. */
  isCapped: boolean
  /** By which of the two the rows are found. */
  by: 'scans' | 'matches'
}

async function find({ db }: House, asked: Asked, query: BrowseQuery): Promise<Found> {
  const { conditions, flags, hits, tallies } = asked
  const { dueFrom, dueUntil, issuedFrom, issuedTo, late } = conditions
  const isPicked = hits !== undefined || Object.values(flags).some(Boolean)
  const isDated = Boolean(issuedFrom ?? issuedTo ?? dueFrom ?? dueUntil)
  if ((tallies.length === 0 && !late) || (!isPicked && !isDated))
    return { sums: sumTallies(tallies), isCapped: false, by: 'scans' }
  const sums = await selectSums(db, asked)
  // Dates lie along the scans by date. Scans by amount would pass many rows before they find those of a few days.
  const isByDate = query.sort === 'issued' || query.sort === 'due'
  const areFew = !isByDate && countOf(sums) <= asked.cap
  return { sums, isCapped: true, by: isPicked || areFew ? 'matches' : 'scans' }
}

interface Plan extends Omit<BrowsedPage, 'rows' | 'after' | 'before'> {
  asked: Asked
  by: Found['by']
}

async function planFor(house: House, scope: BrowseScope, query: BrowseQuery, caps: Caps): Promise<Plan> {
  const { all, asked } = await askFor(house, scope, query, caps)
  const { by, isCapped, sums } = await find(house, asked, query)
  const count = countOf(sums)
  const isMore = isCapped && count > caps.matches
  return {
    ...{ asked, by },
    sums: isMore ? undefined : sums,
    count: { atLeast: isMore ? caps.matches : count, isMore },
    isSearchTooWide: asked.hits?.isTooWide === true,
    isEmptyScope: all.every(({ invoiceCount }) => invoiceCount === 0),
    currencies: [...new Set(all.map(({ currency }) => currency))].toSorted(),
  }
}

async function rowsOf(
  { db }: House,
  { asked, by, count }: Plan,
  query: BrowseQuery,
  limit: number,
  mayBeFewer = false,
): Promise<BrowsedInvoice[]> {
  if (count.atLeast === 0) return []
  const isBackward = query.cursor?.isBackward === true
  const part: Part = {
    isFalling: query.isDescending !== isBackward,
    position: query.cursor?.position,
    ...{ limit, mayBeFewer },
  }
  const { conditions, scope, tallies } = asked
  const rows =
    by === 'matches'
      ? [rowsOfMatches(asked, query, part)]
      : [
          rowsOfScans(scansOf(tallies, conditions, query), scope, conditions, part),
          rowsOfLateParts(asked, query, part),
        ].filter((some) => some !== undefined)
  return rows.length > 0 ? selectRows(db, rows, part) : []
}

/** A page of the list with the sums of all that fits. Every statement reads a bounded number of rows. */
export const browseInvoices = (house: House, scope: BrowseScope, query: BrowseQuery, limit = PAGE_ROWS) =>
  readApart(house, (there) => browse(there, scope, query, limit))

async function browse(
  house: House,
  scope: BrowseScope,
  query: BrowseQuery,
  limit: number,
): Promise<BrowsedPage> {
  const plan = await planFor(house, scope, query, PAGE_CAPS)
  const found = await rowsOf(house, plan, query, limit + 1)
  const isBackward = query.cursor?.isBackward === true
  const hasMore = found.length > limit
  const rows = isBackward ? found.slice(0, limit).toReversed() : found.slice(0, limit)
  const cursorOf = (row: BrowsedInvoice | undefined, isThere: boolean) =>
    isThere && row ? writeCursor(query, row.position) : undefined
  const { asked: _, by: __, ...page } = plan
  return {
    ...page,
    rows,
    after: cursorOf(rows.at(-1), isBackward || hasMore),
    before: cursorOf(rows[0], isBackward ? hasMore : query.cursor !== undefined),
  }
}

/**
 * Everything that fits, batch by batch, for an export. Throws `Request.Invalid` where search and flags find more than is
 * looked at: half a list must not pass for a whole one.
 */
export async function exportInvoices(
  house: House,
  scope: BrowseScope,
  asked: BrowseQuery,
  batch?: number,
): Promise<AsyncGenerator<BrowsedInvoice>> {
  const { cursor: _, ...query } = asked
  const plan = await readApart(house, (there) => planFor(there, scope, query, EXPORT_CAPS))
  if ((plan.by === 'matches' && plan.count.isMore) || plan.isSearchTooWide)
    throw invalidField(
      '/q',
      'too-many',
      `More than ${EXPORT_CAPS.matches} invoices match. Narrow the search, or remove it.`,
    )
  return everyInvoice(house, plan, query, batch ?? BATCH[plan.by])
}

async function* everyInvoice(
  house: House,
  plan: Plan,
  query: BrowseQuery,
  batch: number,
): AsyncGenerator<BrowsedInvoice> {
  let position: BrowsedInvoice['position'] | undefined
  for (;;) {
    const at = position && { cursor: { position, isBackward: false } }
    const rows = await readApart(house, (there) => rowsOf(there, plan, { ...query, ...at }, batch, true))
    yield* rows
    position = rows.at(-1)?.position
    if (rows.length === 0 || (plan.by === 'matches' && rows.length < batch)) return
  }
}
