// SQL for what money is expected when.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { autopayDebits } from '@/db/schema/autopay'
import { customers, invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { payments } from '@/db/schema/payments'
import { paymentParts, paymentPlans } from '@/db/schema/plans'
import { isCurrency } from '@/lib/money/currency'
import { type Money, toMinor } from '@/lib/money/money'
import { type Day, plusDays } from '@/lib/time-zone'
import type { DaySum, ExpectedEntry, ExpectedKind, Late, UnderWay } from './expected'

/** Before any invoice. */
const FIRST_DAY = '1900-01-01'

const IS_OWED = sql`status in ('Sent', 'PartiallyPaid')`

interface Span {
  organisationId: string
  /** A promise holds through its day. */
  today: Day
  from: Day
  to: Day
}

/** What may stand on one of the days: found by an index each, so that however many are owed few are read. */
const candidates = ({ from, organisationId, to }: Span): SQL => sql`
  select id from ${invoices}
  where organisation_id = ${organisationId}::uuid and ${IS_OWED} and due_date between ${from}::date and ${to}::date
  union select id from ${invoices}
  where organisation_id = ${organisationId}::uuid and ${IS_OWED} and promised_for between ${from}::date and ${to}::date
  union select id from ${invoices}
  where organisation_id = ${organisationId}::uuid and part_due_on <= ${to}::date
  union select d.invoice_id from ${autopayDebits} d
  where d.organisation_id = ${organisationId}::uuid and d.next_at is not null`

/** What each is owed beyond what is on its way, and the day on which it is debited automatically, if it is. */
const bills = (span: Span): SQL => sql`
  select i.*, i.outstanding_minor - coalesce(moving.minor, 0) as missing,
    (d.due_at at time zone o.time_zone)::date as debit_day
  from (${candidates(span)}) found
  join ${invoices} i on i.id = found.id and i.status in ('Sent', 'PartiallyPaid')
  join ${organisations} o on o.id = i.organisation_id
  left join ${autopayDebits} d on d.invoice_id = i.id and d.next_at is not null
  left join lateral (
    select sum(coalesce(p.settles_minor, p.amount_minor)) as minor from ${payments} p
    where p.invoice_id = i.id and p.source = 'stripe' and p.state = 'processing'
  ) moving on i.reserved_minor > 0`

/** Each part with what is missing to it: what came covers the earliest first. Without a plan there is one. */
const parts = (span: Span): SQL => sql`
  select b.*, coalesce(part.due_date, case part.kind when 'deposit' then b.issue_date else b.due_date end) as part_day,
    coalesce(
      least(part.amount_minor, sum(part.amount_minor) over (partition by b.id order by part.position) - (b.total_minor - b.missing)),
      b.missing
    ) as part_missing
  from (${bills(span)}) b
  left join ${paymentPlans} plan on plan.invoice_id = b.id
  left join ${paymentParts} part on part.plan_id = plan.id`

/** On which day it should come: when it is debited, when the payer said, or when it is due. */
const expectedIn = (span: Span): SQL => sql`
  select * from (
    select m.id as invoice_id, m.document_number, m.customer_id, m.currency,
      coalesce(m.debit_day, case when m.promised then m.promised_for end, m.part_day) as day,
      case when m.debit_day is not null then 'debit' when m.promised then 'promised' else 'due' end as kind,
      sum(m.part_missing) as amount
    from (
      select *, promised_for >= ${span.today}::date
        and (part_day <= promised_for or part_day = min(part_day) over (partition by id)) as promised
      from (${parts(span)}) part where part_missing > 0
    ) m
    group by 1, 2, 3, 4, 5, 6
  ) e
  where e.day between ${span.from}::date and ${span.to}::date`

function moneyOf(currency: string, minor: string): Money {
  if (!isCurrency(currency)) throw new Error(`money in unknown currency ${currency}`)
  return { minor: toMinor(minor), currency }
}

interface EntryRow extends Record<string, unknown> {
  day: string
  kind: ExpectedKind
  invoiceId: string
  documentNumber: string
  customerName: string
  currency: string
  amount: string
}

/** By day, the largest first; at most so many. */
export async function selectExpected(db: Queryable, span: Span, limit: number): Promise<ExpectedEntry[]> {
  const rows = await db.execute<EntryRow>(sql`
    select e.day::text as day, e.kind, e.invoice_id as "invoiceId", e.document_number as "documentNumber",
      c.name as "customerName", e.currency, e.amount::text as amount
    from (${expectedIn(span)}) e join ${customers} c on c.id = e.customer_id
    order by e.day, e.amount desc, e.invoice_id
    limit ${limit}`)
  return rows.map(({ amount, currency, ...entry }) => ({ ...entry, amount: moneyOf(currency, amount) }))
}

export async function selectExpectedDays(db: Queryable, span: Span): Promise<DaySum[]> {
  const rows = await db.execute<{ day: string; invoices: number; currency: string; amount: string }>(sql`
    select e.day::text as day, e.currency, count(distinct e.invoice_id)::int as invoices, sum(e.amount)::text as amount
    from (${expectedIn(span)}) e group by e.day, e.currency order by e.day, e.currency`)
  return rows.map(({ amount, currency, ...sum }) => ({ ...sum, amount: moneyOf(currency, amount) }))
}

/** Of invoices only: what is paid on a checkout or a session was never waited for. What is still looked at are few, and has an index. */
export async function selectUnderWay(db: Queryable, organisationId: string): Promise<UnderWay[]> {
  const rows = await db.execute<{ payments: number; currency: string; amount: string }>(sql`
    select p.currency, count(*)::int as payments, sum(p.amount_minor)::text as amount
    from ${payments} p
    where p.organisation_id = ${organisationId}::uuid and p.invoice_id is not null and p.state = 'processing'
      and p.next_check_at is not null
    group by p.currency order by p.currency`)
  return rows.map(({ amount, currency, ...sum }) => ({ ...sum, amount: moneyOf(currency, amount) }))
}

/** What should have come before today, and is neither promised nor debited later. */
export async function selectLate(db: Queryable, organisationId: string, today: Day): Promise<Late[]> {
  const span = { organisationId, today, from: FIRST_DAY, to: plusDays(today, -1) }
  const rows = await db.execute<{ invoices: number; currency: string; amount: string }>(sql`
    select e.currency, count(distinct e.invoice_id)::int as invoices, sum(e.amount)::text as amount
    from (${expectedIn(span)}) e group by e.currency order by e.currency`)
  return rows.map(({ amount, currency, ...sum }) => ({ ...sum, amount: moneyOf(currency, amount) }))
}
