// SQL of what a list shows of its rows, once it is known which rows these are.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import type { InvoiceStatus } from '@/db/schema/invoices'
import { AWAITS_ANSWER, GIVEN_UP_AFTER, REFUND_FAILED } from '../trouble-sets'
import { LATE_AFTER } from './conditions'
import { ordered, type Part } from './order'
import type { Position } from './query'

/** A row of the list, with its place in the order. */
export interface BrowsedInvoice {
  id: string
  organisationId: string
  organisationName: string
  /** Of its days: where it decides what is overdue. */
  timeZone: string
  customerName: string
  customerEmail: string | null
  documentNumber: string | null
  status: InvoiceStatus
  currency: string
  issueDate: string
  dueDate: string | null
  /** The day on which something should have been paid: of an invoice in parts, the first that is not covered; null where there is none. */
  overdueAfter: string | null
  totalMinor: number
  amountPaidMinor: number
  amountRefundedMinor: number
  outstandingMinor: number
  isDisputed: boolean
  /** What is to be known of its disputes now; null where there is none, or it was won. */
  dispute: 'dispute' | 'inquiry' | 'lost' | null
  amountOverpaidMinor: number
  needsAttention: boolean
  position: Position
}

/** What is to be known of the payments of `i`, each looked up once: a list of all disputes grows with what was ever disputed. */
const MONEY = sql`
  select coalesce(bool_or(d.id is not null), false) as is_disputed,
    case when bool_or(d.state = 'open' and coalesce(d.provider_status, '') not like 'warning%') then 'dispute'
      when bool_or(d.state = 'open') then 'inquiry' when bool_or(d.state = 'lost') then 'lost' end as dispute,
    coalesce(bool_or(p.state in ('unknown', 'quarantined')
      or (p.state = 'open' and p.decline_code is not null and p.updated_at < house_now() - ${GIVEN_UP_AFTER})
      or (d.id is not null and ${AWAITS_ANSWER})
      or exists (select 1 from refunds r where r.payment_id = p.id and ${REFUND_FAILED})), false) as is_unclear
  from payments p left join lateral (select * from disputes one where one.payment_id = p.id offset 0) d on true
  where p.invoice_id = i.id`

/** Each of `found` yields (id, key, issue_date, is_last) in no order. Answers the first of them in the order of the part, with all that is shown. */
export async function selectRows(
  db: Queryable,
  found: readonly SQL[],
  part: Part,
): Promise<BrowsedInvoice[]> {
  const all = sql.join(
    found.map((some) => sql`(${some})`),
    sql` union all `,
  )
  const by = (alias: string) =>
    ordered([sql.raw(`${alias}.key`), sql.raw(`${alias}.issue_date`), sql.raw(`${alias}.id`)], part)
  const rows = await db.execute<Record<string, unknown>>(sql`
    with page as materialized (
      select * from (
        select found.*, count(*) filter (where found.is_last) over (
          order by ${by('found')} rows between unbounded preceding and 1 preceding) as lasts_before from (${all}) found
      ) known where lasts_before = 0 order by ${by('known')} limit ${part.limit}::int)
    select i.id, i.organisation_id, o.name as organisation_name, o.time_zone, c.name as customer_name, c.email as customer_email,
      i.document_number, i.status, i.currency, i.issue_date::text, i.due_date::text, ${LATE_AFTER}::text as late_after, i.total_minor::text,
      i.amount_paid_minor::text, i.amount_refunded_minor::text, i.outstanding_minor::text, page.key::text,
      money.is_disputed, money.dispute, i.amount_overpaid_minor::text,
      i.amount_overpaid_minor > 0 or money.is_unclear as needs_attention
    from page join invoices i on i.id = page.id
    join customers c on c.id = i.customer_id join organisations o on o.id = i.organisation_id
    cross join lateral (${MONEY}) money
    order by ${by('page')}`)
  return rows.map(presentRow)
}

const text = (value: unknown): string => String(value)
const textOrNull = (value: unknown): string | null => (value === null ? null : String(value))

const presentRow = (row: Record<string, unknown>): BrowsedInvoice => ({
  id: text(row.id),
  organisationId: text(row.organisation_id),
  organisationName: text(row.organisation_name),
  timeZone: text(row.time_zone),
  customerName: text(row.customer_name),
  customerEmail: textOrNull(row.customer_email),
  documentNumber: textOrNull(row.document_number),
  status: text(row.status) as InvoiceStatus,
  currency: text(row.currency),
  issueDate: text(row.issue_date),
  dueDate: textOrNull(row.due_date),
  overdueAfter: row.late_after === 'infinity' ? null : textOrNull(row.late_after),
  totalMinor: Number(row.total_minor),
  amountPaidMinor: Number(row.amount_paid_minor),
  amountRefundedMinor: Number(row.amount_refunded_minor),
  outstandingMinor: Number(row.outstanding_minor),
  isDisputed: row.is_disputed === true,
  dispute:
    row.dispute === 'dispute' || row.dispute === 'inquiry' || row.dispute === 'lost' ? row.dispute : null,
  amountOverpaidMinor: Number(row.amount_overpaid_minor),
  needsAttention: row.needs_attention === true,
  position: { key: Number(row.key), issueDate: text(row.issue_date), id: text(row.id) },
})
