// SQL for what money is expected when.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { customers, invoices } from '@/db/schema/invoices'
import { payments } from '@/db/schema/payments'
import { isCurrency } from '@/lib/money/currency'
import { type Money, toMinor } from '@/lib/money/money'
import type { Day } from '@/lib/time-zone'
import type { DaySum, ExpectedEntry, ExpectedKind, Late, UnderWay } from './expected'

interface Span {
  organisationId: string
  from: Day
  to: Day
}

/** An invoice that is owed stands on the day on which its money should come: one row for each. */
const expectedIn = ({ from, organisationId, to }: Span): SQL => sql`
  select i.due_date as day, 'due' as kind, i.id as invoice_id, i.document_number, i.customer_id, i.currency,
    i.outstanding_minor as amount
  from ${invoices} i
  where i.organisation_id = ${organisationId}::uuid and i.status in ('Sent', 'PartiallyPaid')
    and i.outstanding_minor > 0 and i.due_date between ${from}::date and ${to}::date`

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
    select e.day::text as day, e.currency, count(*)::int as invoices, sum(e.amount)::text as amount
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

export async function selectLate(db: Queryable, organisationId: string, today: Day): Promise<Late[]> {
  const rows = await db.execute<{ invoices: number; currency: string; amount: string }>(sql`
    select i.currency, count(*)::int as invoices, sum(i.outstanding_minor)::text as amount
    from ${invoices} i
    where i.organisation_id = ${organisationId}::uuid and i.status in ('Sent', 'PartiallyPaid')
      and i.outstanding_minor > 0 and i.due_date < ${today}::date
    group by i.currency order by i.currency`)
  return rows.map(({ amount, currency, ...sum }) => ({ ...sum, amount: moneyOf(currency, amount) }))
}
