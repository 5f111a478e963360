// Tallies: how many invoices there are of each status, currency and term class, and what they add up to. Triggers keep them.
import { sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoiceTallies } from '@/db/schema/invoice-tallies'
import type { InvoiceStatus } from '@/db/schema/invoices'
import { allOf, type Conditions, inScope } from './conditions'
import type { BrowseScope } from './query'

/** Amounts as text: a sum of many may be vast. */
export interface CurrencySum {
  currency: string
  invoiceCount: number
  totalMinor: string
  amountPaidMinor: string
  outstandingMinor: string
}

export interface Tally extends CurrencySum {
  status: InvoiceStatus
  /** How many days lie between issue and due date, as a class: `TERM_CLASSES`. */
  termClass: number
}

/** What sums count of an amount, of an invoice or of a tally: a draft asks for nothing yet, a void one no more. */
const COUNTED = {
  total: sql`case when status in ('Draft', 'Void') then 0 else total_minor end`,
  outstanding: sql`case when status = 'Draft' then 0 else outstanding_minor end`,
}

/** The columns of a sum over invoices, or over tallies. */
export const SUMS = sql`sum(${COUNTED.total})::text as total, sum(amount_paid_minor)::text as paid,
  sum(${COUNTED.outstanding})::text as outstanding`

export const readSum = (row: Record<string, string>): CurrencySum => ({
  currency: row.currency ?? '',
  invoiceCount: Number(row.n),
  totalMinor: row.total ?? '0',
  amountPaidMinor: row.paid ?? '0',
  outstandingMinor: row.outstanding ?? '0',
})

/** What there is in the scope, exactly. One statement, so that no change is counted twice. */
export async function selectTallies(db: Queryable, scope: BrowseScope): Promise<Tally[]> {
  const rows = await db.execute<Record<string, string>>(sql`
    select status, currency, term_class, sum(invoice_count)::text as n, ${SUMS}
    from ${invoiceTallies} where ${allOf([inScope(sql`organisation_id`, scope)])}
    group by 1, 2, 3`)
  return rows.map((row) => ({
    ...readSum(row),
    status: row.status as InvoiceStatus,
    termClass: Number(row.term_class),
  }))
}

/** Changes that have piled up become one row of each kind again. Those not committed yet are left, and nobody waits. */
export async function updateTallies(db: Queryable): Promise<void> {
  await db.execute(sql`
    with folded as (
      delete from ${invoiceTallies} where ctid in (
        select ctid from (
          select ctid, count(*) over (partition by organisation_id, status, currency, term_class) as changes
          from ${invoiceTallies}
        ) piles where changes > 1)
      returning *
    )
    insert into ${invoiceTallies}
    select organisation_id, status, currency, term_class, sum(invoice_count), sum(total_minor), sum(amount_paid_minor),
      sum(outstanding_minor)
    from folded group by 1, 2, 3, 4`)
}

/** Those whose invoices can fit: the others need not be looked at. */
export const fittingTallies = (tallies: readonly Tally[], of: Conditions): Tally[] =>
  tallies.filter(
    ({ currency, invoiceCount, status, termClass }) =>
      invoiceCount > 0 &&
      (!of.statuses || of.statuses.includes(status)) &&
      (!of.currency || of.currency === currency) &&
      // Class 0 has no due date.
      (termClass !== 0 || (!of.dueFrom && !of.dueUntil)),
  )

/** By currency, in the order of their codes. */
export function sumTallies(tallies: readonly Tally[]): CurrencySum[] {
  const sums = new Map<string, CurrencySum>()
  const added = (one: string, other: string) => String(BigInt(one) + BigInt(other))
  for (const { amountPaidMinor, currency, invoiceCount, outstandingMinor, totalMinor } of tallies) {
    const sum = sums.get(currency)
    sums.set(currency, {
      currency,
      invoiceCount: invoiceCount + (sum?.invoiceCount ?? 0),
      totalMinor: added(totalMinor, sum?.totalMinor ?? '0'),
      amountPaidMinor: added(amountPaidMinor, sum?.amountPaidMinor ?? '0'),
      outstandingMinor: added(outstandingMinor, sum?.outstandingMinor ?? '0'),
    })
  }
  return [...sums.values()].toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}
