// The list of invoices that people look through: narrowed, sorted and summed at will, and as fast among a million as among ten.
import type { House } from '@/lib/house'
import { type BrowseQuery, type BrowseScope, writeCursor } from './browse-query'
import {
  CUSTOMER_CAP,
  type CurrencySum,
  findHits,
  SET_CAP,
  type SetOrder,
  selectFromSet,
  sumSet,
} from './browse-set-store'
import { type BrowsedInvoice, readTallies, type Way, walkInvoices } from './browse-store'
import { issuedWalk, type Tally, tallied, walksOf, withoutOverdue } from './browse-walks'

const PAGE_ROWS = 50

export interface BrowsedPage {
  rows: BrowsedInvoice[]
  /** For the address of the page after and before; undefined where there is none. */
  after: string | undefined
  before: string | undefined
  /** Of everything that fits, by currency; undefined when that is more than can be summed at once. */
  sums: CurrencySum[] | undefined
  /** How many fit; `isMore` when there are more than this. */
  count: { atLeast: number; isMore: boolean }
  /** The search fits so many customers that only some of them are shown. */
  isSearchTooWide: boolean
  /** There is no invoice at all in the scope. */
  isEmptyScope: boolean
}

function sumTallies(tallies: readonly Tally[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>()
  const add = (one: string, other: string) => String(BigInt(one) + BigInt(other))
  for (const { amountPaidMinor, currency, invoiceCount, outstandingMinor, totalMinor } of tallies) {
    const sum = sums.get(currency)
    sums.set(currency, {
      currency,
      invoiceCount: invoiceCount + (sum?.invoiceCount ?? 0),
      totalMinor: add(totalMinor, sum?.totalMinor ?? '0'),
      amountPaidMinor: add(amountPaidMinor, sum?.amountPaidMinor ?? '0'),
      outstandingMinor: add(outstandingMinor, sum?.outstandingMinor ?? '0'),
    })
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

const countOf = (sums: readonly CurrencySum[]): number =>
  sums.reduce((count, { invoiceCount }) => count + invoiceCount, 0)

interface Plan {
  tallies: Tally[]
  order: SetOrder
  /** Only a set holds what is sought; without one, walks along the indexes find it. */
  isSet: boolean
  sums: CurrencySum[] | undefined
  count: BrowsedPage['count']
  isSearchTooWide: boolean
  isEmptyScope: boolean
}

/** Decides how to look: tallies know all about statuses and currencies; anything else is a set, if that is small enough. */
async function planFor({ clock, db }: House, scope: BrowseScope, query: BrowseQuery): Promise<Plan> {
  const { isDisputed, needsAttention, q, ...rest } = query.filters
  const filters = withoutOverdue(rest, clock.now().toISOString().slice(0, 10))
  const [all, hits] = await Promise.all([readTallies(db, scope), q ? findHits(db, scope, q) : undefined])
  const tallies = tallied(all, filters)
  const order = {
    scope,
    filters,
    flags: { isDisputed, needsAttention },
    hits,
    walk: issuedWalk(tallies, filters),
  }
  const base = {
    tallies,
    order,
    isSearchTooWide: hits !== undefined && hits.customerIds.length > CUSTOMER_CAP,
    isEmptyScope: all.every(({ invoiceCount }) => invoiceCount === 0),
  }
  const hasDays = filters.issuedFrom ?? filters.issuedTo ?? filters.dueFrom ?? filters.dueTo
  const isFound = hits !== undefined || isDisputed === true || needsAttention === true
  if (!isFound && hasDays === undefined) {
    const sums = sumTallies(tallies)
    return { ...base, isSet: false, sums, count: { atLeast: countOf(sums), isMore: false } }
  }
  const sums = tallies.length === 0 ? [] : await sumSet(db, order)
  const count = countOf(sums)
  const isMore = count > SET_CAP
  // Dates lie along the walks by date anyway; amounts are walked only when a sort of the few is none of the few.
  const isSet = isFound || (!isMore && (query.sort === 'total' || query.sort === 'outstanding'))
  return {
    ...base,
    isSet,
    sums: isMore ? undefined : sums,
    count: { atLeast: Math.min(count, SET_CAP), isMore },
  }
}

async function rowsOf({ db }: House, plan: Plan, query: BrowseQuery, limit: number) {
  const { order, tallies } = plan
  if (tallies.length === 0) return []
  const isBackward = query.cursor?.isBackward === true
  const way: Way = {
    scope: order.scope,
    filters: order.filters,
    isFalling: query.isDescending !== isBackward,
    position: query.cursor?.position,
    limit,
  }
  return plan.isSet
    ? selectFromSet(db, order, query, way)
    : walkInvoices(db, walksOf(tallies, order.filters, query), way)
}

/** A page of the list with the sums of all that fits. Every statement reads a bounded number of rows. */
export async function browseInvoices(
  house: House,
  scope: BrowseScope,
  query: BrowseQuery,
  limit = PAGE_ROWS,
): Promise<BrowsedPage> {
  const plan = await planFor(house, scope, query)
  const found = await rowsOf(house, plan, query, limit + 1)
  const isBackward = query.cursor?.isBackward === true
  const hasMore = found.length > limit
  const rows = isBackward ? found.slice(0, limit).toReversed() : found.slice(0, limit)
  const cursorOf = (row: BrowsedInvoice | undefined, isThere: boolean) =>
    isThere && row ? writeCursor(query, row.position) : undefined
  return {
    rows,
    after: cursorOf(rows.at(-1), isBackward || hasMore),
    before: cursorOf(rows[0], isBackward ? hasMore : query.cursor !== undefined),
    sums: plan.sums,
    count: plan.count,
    isSearchTooWide: plan.isSearchTooWide,
    isEmptyScope: plan.isEmptyScope,
  }
}

/** Everything that fits, batch by batch, for an export: no more than one batch is held at once. */
export async function* everyInvoice(
  house: House,
  scope: BrowseScope,
  asked: BrowseQuery,
  batch = 1_000,
): AsyncGenerator<BrowsedInvoice> {
  const { cursor: _, ...query } = asked
  const plan = await planFor(house, scope, query)
  let position: BrowsedInvoice['position'] | undefined
  for (;;) {
    const at = position && { cursor: { position, isBackward: false } }
    const rows = await rowsOf(house, plan, { ...query, ...at }, batch)
    yield* rows
    position = rows.at(-1)?.position
    if (rows.length < batch) return
  }
}
