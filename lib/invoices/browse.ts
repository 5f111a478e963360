// The list of invoices that people look through: narrowed, sorted and summed at will, and as fast among a million as among ten.
import type { Database } from '@/db/database'
import { invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { todayOf } from '@/lib/organisations/find'
import { daysOnEarth } from '@/lib/time-zone'
import { type BrowseQuery, type BrowseScope, writeCursor } from './browse-query'
import { membersBeyond, sumByCurrency } from './browse-set'
import {
  type CurrencySum,
  type Member,
  type SetOrder,
  selectSet,
  selectSetSums,
  selectShownMembers,
} from './browse-set-store'
import { type BrowsedInvoice, selectTallies, selectWalkedInvoices, type Way } from './browse-store'
import { issuedWalk, type Tally, type Today, tallied, walksOf, withoutOverdue } from './browse-walks'
import { CUSTOMER_CAP, findHits } from './search'

const PAGE_ROWS = 50
/** So many rows of a set are looked at for a page; beyond them the answer is "more than". */
export const SET_CAP = 5_000

/** So much is looked at: invoices of a set, and customers that a search may mean. */
interface Caps {
  rows: number
  customers: number
}

const PAGE_CAPS: Caps = { rows: SET_CAP, customers: CUSTOMER_CAP }
/** A file may take longer, and is whole as far as memory goes. */
const EXPORT_CAPS: Caps = { rows: 200_000, customers: 20_000 }

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

interface Plan {
  tallies: Tally[]
  order: SetOrder
  /** What search and flags found, or few enough within some days; without them, walks along the indexes find the rows. */
  members: Member[] | undefined
  sums: CurrencySum[] | undefined
  count: BrowsedPage['count']
  isSearchTooWide: boolean
  isEmptyScope: boolean
  currencies: string[]
}

/** Where many organisations are meant, each has its own day. */
async function todayIn(house: House, { organisationId }: BrowseScope): Promise<Today> {
  const now = house.clock.now()
  if (organisationId === undefined) return { now, ...daysOnEarth(now) }
  const today = await todayOf(house, organisationId)
  return { now, first: today, last: today }
}

async function orderFor(house: House, scope: BrowseScope, { filters: asked }: BrowseQuery, caps: Caps) {
  const { db } = house
  const { isDisputed, needsAttention, q, trouble, ...rest } = asked
  const today = await todayIn(house, scope)
  const filters = withoutOverdue(rest, today)
  const all = await selectTallies(db, scope)
  const hits = q ? await findHits(db, scope, q, all, caps.customers) : undefined
  const tallies = tallied(all, filters)
  const flags = { isDisputed, needsAttention, trouble }
  return {
    all,
    tallies,
    order: {
      scope,
      filters,
      flags,
      now: today.now,
      hits,
      walk: issuedWalk(tallies, filters),
      cap: caps.rows,
    },
  }
}

/** Tallies know all about statuses and currencies; anything else is a set, if that is small enough. */
async function lookFor(db: Database, query: BrowseQuery, order: SetOrder, tallies: readonly Tally[]) {
  const { dueFrom, dueTo, issuedFrom, issuedTo } = order.filters
  const isFound = order.hits !== undefined || Object.values(order.flags).some(Boolean)
  const isDated = Boolean(issuedFrom ?? issuedTo ?? dueFrom ?? dueTo)
  if (tallies.length === 0) return { members: [], sums: [] }
  if (!isFound && !isDated) return { members: undefined, sums: sumByCurrency(tallies) }
  // Dates lie along the walks by date. Walks by amount would pass many rows before they find the few.
  const isByDate = query.sort === 'issued' || query.sort === 'due'
  if (!isFound && isByDate)
    return { members: undefined, sums: await selectSetSums(db, order), isCapped: true }
  const members = await selectSet(db, order, query)
  const isTooMany = !isFound && members.length > order.cap
  return { members: isTooMany ? undefined : members, sums: sumByCurrency(members), isCapped: true }
}

async function planFor(house: House, scope: BrowseScope, query: BrowseQuery, caps: Caps): Promise<Plan> {
  const { all, order, tallies } = await orderFor(house, scope, query, caps)
  const { isCapped, members, sums } = await lookFor(house.db, query, order, tallies)
  const count = countOf(sums)
  const isMore = isCapped === true && count > caps.rows
  return {
    ...{ tallies, order, members },
    sums: isMore ? undefined : sums,
    count: { atLeast: isMore ? caps.rows : count, isMore },
    isSearchTooWide: order.hits?.isTooWide === true,
    isEmptyScope: all.every(({ invoiceCount }) => invoiceCount === 0),
    currencies: [...new Set(all.map(({ currency }) => currency))].toSorted(),
  }
}

async function rowsOf({ db }: House, plan: Plan, query: BrowseQuery, limit: number) {
  const { members, order, tallies } = plan
  if (tallies.length === 0) return []
  const isBackward = query.cursor?.isBackward === true
  const way: Way = {
    scope: order.scope,
    filters: order.filters,
    isFalling: query.isDescending !== isBackward,
    position: query.cursor?.position,
    limit,
  }
  if (!members) return selectWalkedInvoices(db, walksOf(tallies, order.filters, query), way)
  const shown = membersBeyond(members, way)
  return shown.length === 0 ? [] : selectShownMembers(db, shown, way)
}

/** A page of the list with the sums of all that fits. Every statement reads a bounded number of rows. */
export async function browseInvoices(
  house: House,
  scope: BrowseScope,
  query: BrowseQuery,
  limit = PAGE_ROWS,
): Promise<BrowsedPage> {
  const plan = await planFor(house, scope, query, PAGE_CAPS)
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
    currencies: plan.currencies,
  }
}

/**
 * Everything that fits, batch by batch, for an export. Throws `Request.Invalid` where search and flags find more than can
 * be held at once: half a list must not pass for a whole one.
 */
export async function exportInvoices(
  house: House,
  scope: BrowseScope,
  asked: BrowseQuery,
  batch?: number,
): Promise<AsyncGenerator<BrowsedInvoice>> {
  const { cursor: _, ...query } = asked
  const plan = await planFor(house, scope, query, EXPORT_CAPS)
  if ((plan.members && plan.count.isMore) || plan.isSearchTooWide)
    throw invalidRequest([
      {
        pointer: '/q',
        code: 'too-many',
        detail: `More than ${EXPORT_CAPS.rows} invoices match. Narrow the search, or remove it.`,
      },
    ])
  return everyInvoice(house, plan, query, batch)
}

async function* everyInvoice(
  house: House,
  plan: Plan,
  query: BrowseQuery,
  batch = 1_000,
): AsyncGenerator<BrowsedInvoice> {
  let position: BrowsedInvoice['position'] | undefined
  for (;;) {
    const at = position && { cursor: { position, isBackward: false } }
    const rows = await rowsOf(house, plan, { ...query, ...at }, batch)
    yield* rows
    position = rows.at(-1)?.position
    if (rows.length < batch) return
  }
}
