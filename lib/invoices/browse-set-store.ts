// SQL for lists that are small however many invoices there are: found by search, by flag, or within few days; never more than a cap.
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import type { BrowseFilters, BrowseQuery, BrowseScope, Position } from './browse-query'
import {
  allOf,
  attentionIds,
  type BrowsedInvoice,
  COUNTED,
  datesFit,
  disputedIds,
  inScope,
  keyOf,
  selectShownInvoices,
  type Way,
} from './browse-store'
import { noDueKey, type PlainFilters, type Walk } from './browse-walks'
import type { Hits } from './search'
import { troubledIds } from './trouble-sets'

export interface CurrencySum {
  currency: string
  invoiceCount: number
  totalMinor: string
  amountPaidMinor: string
  outstandingMinor: string
}

export interface SetOrder {
  scope: BrowseScope
  filters: PlainFilters
  flags: Pick<BrowseFilters, 'isDisputed' | 'needsAttention' | 'trouble'>
  now: Date
  hits: Hits | undefined
  walk: Walk
  /** How many rows are looked at. One more shows that there are more. */
  cap: number
}

const fits = ({ filters, scope }: SetOrder): SQL =>
  allOf([
    inScope(sql`i.organisation_id`, scope),
    filters.statuses &&
      sql`i.status in (${sql.join(
        filters.statuses.map((status) => sql`${status}`),
        sql`, `,
      )})`,
    filters.currency ? sql`i.currency = ${filters.currency}` : undefined,
    ...datesFit(filters),
  ])

/** The ids with all flags that are asked for; undefined when none is. */
function flaggedIds({ flags, now, scope }: SetOrder): SQL | undefined {
  const asked = [
    flags.isDisputed ? sql`(${disputedIds(scope)})` : undefined,
    flags.needsAttention ? sql`(${attentionIds(scope)})` : undefined,
    flags.trouble ? sql`(${troubledIds(flags.trouble, scope, now)})` : undefined,
  ].filter((ids) => ids !== undefined)
  return asked.length > 0 ? sql.join(asked, sql` intersect `) : undefined
}

/** One by one by their ids: a planner that expects many would rather read the whole table. */
const byIds = (ids: SQL, order: SetOrder): SQL => sql`
  select i.* from (${ids}) named (id)
  cross join lateral (select * from invoices i where i.id = named.id limit 1) i where ${fits(order)}`

const records = (list: readonly unknown[]) => sql`${JSON.stringify(list)}::text::jsonb`
const atMost = ({ cap }: SetOrder): SQL => sql`limit ${cap + 1}::int`
const newest = (order: SetOrder): SQL => sql`order by i.issue_date desc, i.id desc ${atMost(order)}`

/** Invoices of these customers, the newest first, and those that were named themselves. */
function fromHits({ customerIds, invoiceIds }: Hits, order: SetOrder): SQL {
  const flagged = flaggedIds(order)
  const found = sql`
    select value::uuid from jsonb_array_elements_text(${records(invoiceIds)})
    union
    select i.id from jsonb_array_elements_text(${records(customerIds)}) customer
    cross join lateral (
      select i.id from invoices i where i.customer_id = customer.value::uuid and ${fits(order)} ${newest(order)}
    ) i`
  return byIds(flagged ? sql`(${found}) intersect (${flagged})` : found, order)
}

const fromDays = (order: SetOrder, { filters, scope, walk } = order): SQL => sql`
  select i.* from jsonb_to_recordset(${records(walk.stretches)})
    as c(status text, currency bpchar, "termClass" smallint, "from" date, "to" date)
  cross join lateral (
    select i.* from invoices i where ${allOf([
      inScope(sql`i.organisation_id`, scope),
      sql`i.status = c.status and i.currency = c.currency and i.term_class = c."termClass"`,
      sql`i.issue_date between c."from" and c."to"`,
      ...datesFit(filters),
    ])} ${newest(order)}
  ) i`

function sourceOf(order: SetOrder): SQL {
  const flagged = flaggedIds(order)
  if (order.hits) return fromHits(order.hits, order)
  return flagged ? byIds(flagged, order) : fromDays(order)
}

const capped = (order: SetOrder): SQL => sql`select i.* from (${sourceOf(order)}) i ${atMost(order)}`

/** Per currency, as far as the cap. */
export async function selectSetSums(db: Database, order: SetOrder): Promise<CurrencySum[]> {
  const rows = await db.execute<Record<string, string>>(sql`
    select currency, count(*)::text as n, sum(${COUNTED.total})::text as total, sum(amount_paid_minor)::text as paid,
      sum(${COUNTED.outstanding})::text as outstanding
    from (${capped(order)}) i group by 1 order by 1`)
  return rows.map(({ currency = '', n, outstanding = '0', paid = '0', total = '0' }) => ({
    currency,
    invoiceCount: Number(n),
    totalMinor: total,
    amountPaidMinor: paid,
    outstandingMinor: outstanding,
  }))
}

/** What orders and sums need of a row. */
export interface Member extends Position, Omit<CurrencySum, 'invoiceCount'> {}

/** The whole set, as far as the cap, in no order. */
export async function selectSet(db: Database, order: SetOrder, query: BrowseQuery): Promise<Member[]> {
  const rows = await db.execute<Record<string, string>>(sql`
    select i.id, (${keyOf(query, noDueKey)})::text as key, i.issue_date::text, i.currency, (${COUNTED.total})::text as total_minor,
      i.amount_paid_minor::text, (${COUNTED.outstanding})::text as outstanding_minor
    from (${capped(order)}) i`)
  return rows.map((row) => ({
    id: row.id ?? '',
    key: Number(row.key),
    issueDate: row.issue_date ?? '',
    currency: row.currency ?? '',
    totalMinor: row.total_minor ?? '0',
    amountPaidMinor: row.amount_paid_minor ?? '0',
    outstandingMinor: row.outstanding_minor ?? '0',
  }))
}

/** Shows these members of a set. */
export const selectShownMembers = (
  db: Database,
  members: readonly Member[],
  way: Way,
): Promise<BrowsedInvoice[]> =>
  selectShownInvoices(
    db,
    sql`select * from jsonb_to_recordset(${records(
      members.map(({ id, issueDate, key }) => ({ id, key, issue_date: issueDate })),
    )}) as members(id uuid, key bigint, issue_date date)`,
    way,
  )
