// SQL for a list in the order of making, narrowed by dates alone: which invoices a page has, however far back the dates lie.
//
// No one index has both. So there is a short scan for each span of 32 days that is meant as a whole, and for each day of what is
// left at both ends: an index has the rows of each in the order of the list, and a page is the first of all these.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { SPAN_DAYS, SPANS } from '@/db/schema/spans'
import { daysBetween, plusDays } from '@/lib/time-zone'

interface Wanted {
  organisationId: string
  dates: { dueBefore?: string; issuedFrom?: string; issuedTo?: string }
  /** The dates, and what is behind the cursor, said of `invoices`. */
  fits: SQL
  isBehind: SQL | undefined
  orderBy: SQL[]
  limit: number
}

/** So many are looked at where the list goes on, before the scans: mostly what is near is what is meant. */
const NEAR = 200

const idsOf = async (db: Queryable, query: SQL): Promise<string[]> =>
  (await db.execute<{ id: string }>(query)).map(({ id }) => id)

const mine = ({ isBehind, organisationId }: Wanted): SQL =>
  sql`organisation_id = ${organisationId}::uuid and ${isBehind ?? sql`true`}`

const firstOf = ({ limit, orderBy }: Wanted, some: number = limit): SQL =>
  sql`order by ${sql.join(orderBy, sql`, `)} limit ${some}::int`

/** Undefined where the page may go on behind what was looked at. */
async function nearIds(db: Queryable, wanted: Wanted): Promise<string[] | undefined> {
  const rows = await db.execute<{ id: string | null; n: number }>(sql`
    with near as materialized (select * from invoices where ${mine(wanted)} ${firstOf(wanted, NEAR)})
    select page.id, seen.n from (select count(*)::int as n from near) seen
    left join (select id from near invoices where ${wanted.fits} ${firstOf(wanted)}) page on true`)
  const ids = rows.flatMap(({ id }) => id ?? [])
  return ids.length === wanted.limit || (rows[0]?.n ?? 0) < NEAR ? ids : undefined
}

/** As the indexes have them: everything before the first day counts as that day, and everything behind the last as that. */
const numberOf = (day: string): number => Math.min(Math.max(daysBetween(SPANS.since, day), 0), SPANS.lastDay)

/** From and to, both included. The first and the last span are meant as a whole where they are touched: they have no ends. */
function partsOf(from: number, to: number): { spans: number[]; days: string[] } {
  const spans: number[] = []
  const days: string[] = []
  const last = Math.floor(SPANS.lastDay / SPAN_DAYS)
  for (let span = Math.floor(from / SPAN_DAYS); span <= Math.floor(to / SPAN_DAYS); span++) {
    const [first, end] = [span * SPAN_DAYS, (span + 1) * SPAN_DAYS - 1]
    if ((from <= first && end <= to) || span === 0 || span === last) spans.push(span)
    else
      for (let day = Math.max(from, first); day <= Math.min(to, end); day++)
        days.push(plusDays(SPANS.since, day))
  }
  return { spans, days }
}

/** By the one that bounds what is meant; the other narrows what it finds. */
const KINDS = {
  due: { day: sql`due_date`, span: SPANS.due },
  issued: { day: sql`issue_date`, span: SPANS.issued },
}

async function farIds(db: Queryable, wanted: Wanted): Promise<string[]> {
  const { dueBefore, issuedFrom, issuedTo } = wanted.dates
  const { day, span } = dueBefore === undefined ? KINDS.issued : KINDS.due
  const [ends] = await db.execute<{ first: string | null; last: string | null }>(sql`
    select min(${day})::text as first, max(${day})::text as last from invoices
    where organisation_id = ${wanted.organisationId}::uuid`)
  if (!ends?.first || !ends.last) return []
  const [from, to] = dueBefore === undefined ? [issuedFrom, issuedTo] : [undefined, plusDays(dueBefore, -1)]
  const { days, spans } = partsOf(
    Math.max(numberOf(from ?? ends.first), numberOf(ends.first)),
    Math.min(numberOf(to ?? ends.last), numberOf(ends.last)),
  )
  const scan = (found: SQL) => sql`
    select id, created_at from invoices
    where ${found} and ${mine(wanted)} and ${wanted.fits} ${firstOf(wanted)}`
  return idsOf(
    db,
    sql`select id from (
      select one.* from jsonb_array_elements_text(${JSON.stringify(spans)}::text::jsonb) span
        cross join lateral (${scan(sql`${span} = span.value::int`)}) one
      union all
      select one.* from jsonb_array_elements_text(${JSON.stringify(days)}::text::jsonb) day
        cross join lateral (${scan(sql`${day} = day.value::date`)}) one
    ) invoices ${firstOf(wanted)}`,
  )
}

/** The ids of a page, in no order. Three statements at most, of which none reads more for more invoices. */
export const selectDatedIds = async (db: Queryable, wanted: Wanted): Promise<string[]> =>
  (await nearIds(db, wanted)) ?? (await farIds(db, wanted))
