// Rows that search, flags or few days have found: small however many invoices there are, and never more than a cap.
import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import type { Hits } from '../search'
import { attentionIds, disputedIds, troubledIds } from '../trouble-sets'
import {
  allOf,
  asRecords,
  type Conditions,
  datesFit,
  dueBounded,
  inScope,
  lateParts,
  statusFits,
} from './conditions'
import { keyOf, ordered, type Part, than } from './order'
import type { BrowseFilters, BrowseQuery, BrowseScope } from './query'
import { type Scan, scanByIssueDate } from './scans'
import { type CurrencySum, readSum, SUMS, type Tally } from './tallies'

export interface Asked {
  scope: BrowseScope
  conditions: Conditions
  flags: Pick<BrowseFilters, 'isDisputed' | 'needsAttention' | 'trouble'>
  now: Date
  /** What the search has found, where one was asked for. */
  hits: Hits | undefined
  /** Those that can fit. */
  tallies: Tally[]
  /** How many rows are looked at. One more shows that there are more. */
  cap: number
}

const fits = ({ conditions, scope }: Asked): SQL =>
  allOf([
    inScope(sql`i.organisation_id`, scope),
    statusFits(conditions),
    conditions.currency ? sql`i.currency = ${conditions.currency}` : undefined,
    ...datesFit(conditions),
  ])

/** The ids with all flags that are asked for; undefined when none is. */
function flaggedIds({ flags, now, scope }: Asked): SQL | undefined {
  const asked = [
    flags.isDisputed ? sql`(${disputedIds(scope)})` : undefined,
    flags.needsAttention ? sql`(${attentionIds(scope, now)})` : undefined,
    flags.trouble ? sql`(${troubledIds(flags.trouble, scope, now)})` : undefined,
  ].filter((ids) => ids !== undefined)
  return asked.length > 0 ? sql.join(asked, sql` intersect `) : undefined
}

/** One by one by their ids: a planner that expects many would rather read the whole table. */
const byIds = (ids: SQL, asked: Asked): SQL => sql`
  select i.* from (${ids}) named (id)
  cross join lateral (select * from invoices i where i.id = named.id limit 1) i where ${fits(asked)}`

const atMost = ({ cap }: Asked): SQL => sql`limit ${cap + 1}::int`
const newest = (asked: Asked): SQL => sql`order by i.issue_date desc, i.id desc ${atMost(asked)}`

/** Invoices of these customers, the newest first, and those that were named themselves. */
function fromHits({ customerIds, invoiceIds }: Hits, asked: Asked): SQL {
  const flagged = flaggedIds(asked)
  const found = sql`
    select value::uuid from jsonb_array_elements_text(${asRecords(invoiceIds)})
    union
    select i.id from jsonb_array_elements_text(${asRecords(customerIds)}) customer
    cross join lateral (
      select i.id from invoices i where i.customer_id = customer.value::uuid and ${fits(asked)} ${newest(asked)}
    ) i`
  return byIds(flagged ? sql`(${found}) intersect (${flagged})` : found, asked)
}

function fromDays(asked: Asked): SQL {
  const { conditions, scope, tallies } = asked
  const { ranges }: Scan = scanByIssueDate(tallies, conditions)
  const late = lateParts(conditions, scope)
  const ofParts = late ? sql`union all (select i.* from (${late}) i ${newest(asked)})` : sql``
  return sql`
    select i.* from jsonb_to_recordset(${asRecords(ranges)})
      as r(status text, currency bpchar, class smallint, from_day date, to_day date)
    cross join lateral (
      select i.* from invoices i where ${allOf([
        inScope(sql`i.organisation_id`, scope),
        sql`i.status = r.status and i.currency = r.currency and i.term_class = r.class`,
        sql`i.issue_date between r.from_day and r.to_day`,
        dueBounded(conditions),
        ...datesFit(conditions),
      ])} ${newest(asked)}
    ) i ${ofParts}`
}

/** All columns of what was found, in no order. */
function matching(asked: Asked): SQL {
  const flagged = flaggedIds(asked)
  const found = asked.hits ? fromHits(asked.hits, asked) : flagged ? byIds(flagged, asked) : fromDays(asked)
  return sql`select i.* from (${found}) i ${atMost(asked)}`
}

/** Per currency, as far as the cap. */
export async function selectSums(db: Database, asked: Asked): Promise<CurrencySum[]> {
  const rows = await db.execute<Record<string, string>>(sql`
    select currency, count(*)::text as n, ${SUMS} from (${matching(asked)}) i group by 1 order by 1`)
  return rows.map(readSum)
}

/** (id, key, issue_date, is_last) of the first matches beyond the position. */
export const rowsOfMatches = (asked: Asked, query: BrowseQuery, part: Part): SQL =>
  firstOf(matching(asked), query, part)

/** The same of those that are overdue with a part only; undefined where none is meant. */
export function rowsOfLateParts(
  { conditions, scope }: Asked,
  query: BrowseQuery,
  part: Part,
): SQL | undefined {
  const late = lateParts(conditions, scope)
  return late && firstOf(late, query, part)
}

function firstOf(found: SQL, query: BrowseQuery, part: Part): SQL {
  const { limit, position } = part
  const beyond =
    position &&
    sql`(m.key, m.issue_date, m.id) ${than(part)} (${position.key}::bigint, ${position.issueDate}::date, ${position.id}::uuid)`
  const order = ordered([sql`m.key`, sql`m.issue_date`, sql`m.id`], part)
  return sql`
    select m.*, false as is_last from (select i.id, ${keyOf(query)}::bigint as key, i.issue_date from (${found}) i) m
    where ${allOf([beyond])} order by ${order} limit ${limit}::int`
}
