// SQL for the list of invoices: tallies, and pages that are merged from short walks along indexes.
import { type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { type InvoiceStatus, invoiceTallies } from '@/db/schema/invoices'
import { type BrowseQuery, type BrowseScope, NO_DUE_DAY, type Position } from './browse-query'
import { beyond, type PlainFilters, type Tally, type Walk } from './browse-walks'
import { DISPUTE_WAITS, INQUIRY_WAITS, REFUND_FAILED } from './trouble-sets'

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

/** An attempt that failed, and that nobody repeated for this long, will not come right by itself. */
const GIVEN_UP_AFTER = sql`interval '1 day'`

const AWAITS_ANSWER = sql`(${DISPUTE_WAITS} or ${INQUIRY_WAITS})`

export const inScope = (column: SQL, { organisationId }: BrowseScope): SQL | undefined =>
  organisationId === undefined ? undefined : sql`${column} = ${organisationId}::uuid`

export const allOf = (conditions: (SQL | undefined)[]): SQL => {
  const given = conditions.filter((condition) => condition !== undefined)
  return given.length > 0 ? sql.join(given, sql` and `) : sql`true`
}

/** What the sums count of an amount, of an invoice or of a tally: a draft asks for nothing yet, a void one no more. */
export const COUNTED = {
  total: sql`case when status in ('Draft', 'Void') then 0 else total_minor end`,
  outstanding: sql`case when status = 'Draft' then 0 else outstanding_minor end`,
}

/** What there is in the scope, exactly. One statement, so that no change is counted twice. */
export async function selectTallies(db: Queryable, scope: BrowseScope): Promise<Tally[]> {
  const rows = await db.execute<Record<string, string>>(sql`
    select status, currency, term_class, sum(invoice_count)::text as n, sum(${COUNTED.total})::text as total,
      sum(amount_paid_minor)::text as paid, sum(${COUNTED.outstanding})::text as outstanding
    from ${invoiceTallies} where ${allOf([inScope(sql`organisation_id`, scope)])}
    group by 1, 2, 3`)
  return rows.map(({ currency = '', n, outstanding = '0', paid = '0', status, term_class, total = '0' }) => ({
    status: status as InvoiceStatus,
    currency,
    termClass: Number(term_class),
    invoiceCount: Number(n),
    totalMinor: total,
    amountPaidMinor: paid,
    outstandingMinor: outstanding,
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

/** Needs a person: unclear or refused money, a refund that failed, an open dispute, an overpaid invoice. */
export const attentionIds = (scope: BrowseScope): SQL => sql`
  select invoice_id from payments where ${allOf([inScope(sql`organisation_id`, scope), sql`state in ('unknown', 'quarantined')`])}
  union select invoice_id from payments where ${allOf([
    inScope(sql`organisation_id`, scope),
    sql`state = 'open' and decline_code is not null and updated_at < now() - ${GIVEN_UP_AFTER}`,
  ])}
  union select p.invoice_id from refunds r join payments p on p.id = r.payment_id
    where ${allOf([REFUND_FAILED, inScope(sql`p.organisation_id`, scope)])}
  union select p.invoice_id from disputes d join payments p on p.id = d.payment_id
    where ${allOf([AWAITS_ANSWER, inScope(sql`p.organisation_id`, scope)])}
  union select id from invoices
    where ${allOf([sql`amount_overpaid_minor > 0`, inScope(sql`organisation_id`, scope)])}`

/** One payment by its id after the other: they are few, and the table of payments is not. */
export const disputedIds = (scope: BrowseScope): SQL => sql`
  select distinct p.invoice_id from disputes d
  cross join lateral (select * from payments p where p.id = d.payment_id limit 1) p
  where ${allOf([sql`p.invoice_id is not null`, inScope(sql`p.organisation_id`, scope)])}`

/** The dates themselves; `i` is the invoice. */
export const datesFit = ({
  dueFrom,
  dueTo,
  issuedFrom,
  issuedTo,
  unsettled,
}: PlainFilters): (SQL | undefined)[] => [
  issuedFrom ? sql`i.issue_date >= ${issuedFrom}::date` : undefined,
  issuedTo ? sql`i.issue_date <= ${issuedTo}::date` : undefined,
  dueFrom ? sql`i.due_date >= ${dueFrom}::date` : undefined,
  dueTo ? sql`i.due_date <= ${dueTo}::date` : undefined,
  unsettled &&
    sql`(i.due_date < ${unsettled.from}::date or exists (select 1 from organisations o
      where o.id = i.organisation_id and i.due_date < (${unsettled.now}::timestamptz at time zone o.time_zone)::date))`,
]

const DUE_KEY = sql`(i.due_date - date '2000-01-01')`

/** A date as the number that it is in a sort key: days since 2000. */
export const dayKey = {
  issued: sql`(i.issue_date - date '2000-01-01')`,
  due: (noDue: number) => sql`coalesce(${DUE_KEY}, ${sql.raw(String(noDue))})`,
}

const INDEXES = {
  issued: { key: dayKey.issued, columns: sql`i.issue_date` },
  due: { key: DUE_KEY, columns: sql`i.due_date` },
  total: { key: sql`i.total_minor`, columns: sql`i.total_minor` },
  outstanding: { key: sql`i.outstanding_minor`, columns: sql`i.outstanding_minor` },
}

/** `isFalling` is the way that is walked: the list's own, or the other way round for the page before. */
export interface Way {
  scope: BrowseScope
  filters: PlainFilters
  isFalling: boolean
  position: Position | undefined
  limit: number
}

/** `(key, issue date, id)` beyond the position; by issue date alone where the key is it, or the same for all rows. */
function isBeyond({ constantKey, index }: Walk, { isFalling, position }: Way): SQL | undefined {
  if (!position) return undefined
  const than = isFalling ? sql.raw('<') : sql.raw('>')
  const { id, issueDate, key } = position
  if (constantKey !== undefined && beyond(constantKey, position, isFalling) === 'all') return undefined
  if (constantKey !== undefined || index === 'issued')
    return sql`(i.issue_date, i.id) ${than} (${issueDate}::date, ${id}::uuid)`
  if (index !== 'due')
    return sql`(${INDEXES[index].columns}, i.issue_date, i.id) ${than} (${key}::bigint, ${issueDate}::date, ${id}::uuid)`
  // Behind or before those without a due date: all of these rows, or none.
  if (Math.abs(key) === NO_DUE_DAY) return key < 0 === isFalling ? sql`false` : undefined
  return sql`(i.due_date, i.issue_date, i.id) ${than} (date '2000-01-01' + ${key}::int, ${issueDate}::date, ${id}::uuid)`
}

const ordered = (columns: readonly SQL[], isFalling: boolean): SQL =>
  sql.join(
    columns.map((column) => sql`${column} ${isFalling ? sql.raw('desc') : sql.raw('asc')}`),
    sql`, `,
  )

/** The first rows of every stretch. The lateral order is that of an index, so that each reads no more than it yields. */
function firstOf(walk: Walk, way: Way): SQL {
  const { constantKey, index, stretches } = walk
  const { columns, key } = INDEXES[index]
  const isDated = index === 'issued' || index === 'due'
  const conditions = [
    inScope(sql`i.organisation_id`, way.scope),
    sql`i.status = c.status and i.currency = c.currency`,
    isDated ? sql`i.term_class = c.class and ${columns} between c.from_day and c.to_day` : undefined,
    // Said in so many words, because the index holds nothing else.
    index === 'outstanding' ? sql`i.status = 'PartiallyPaid'` : undefined,
    ...datesFit(way.filters),
    isBeyond(walk, way),
  ]
  const order = index === 'issued' ? [columns, sql`i.id`] : [columns, sql`i.issue_date`, sql`i.id`]
  return sql`
    select w.* from jsonb_to_recordset(${JSON.stringify(stretches.map(asRecord))}::text::jsonb)
      as c(status text, currency bpchar, class smallint, from_day date, to_day date)
    cross join lateral (
      select i.id, ${constantKey === undefined ? key : sql.raw(String(constantKey))}::bigint as key, i.issue_date
      from invoices i where ${allOf(conditions)}
      order by ${ordered(order, way.isFalling)} limit ${way.limit}::int
    ) w`
}

const asRecord = ({ currency, from, status, termClass, to }: Walk['stretches'][number]) => ({
  ...{ status, currency, class: termClass },
  ...{ from_day: from, to_day: to },
})

/** `found` yields (id, key, issue_date) in no order. Answers the first of them in the order of the way, with all that is shown. */
export async function selectShownInvoices(db: Queryable, found: SQL, way: Way): Promise<BrowsedInvoice[]> {
  const by = (alias: string) =>
    ordered([sql.raw(`${alias}.key`), sql.raw(`${alias}.issue_date`), sql.raw(`${alias}.id`)], way.isFalling)
  const rows = await db.execute<Record<string, unknown>>(sql`
    with page as materialized (select * from (${found}) found order by ${by('found')} limit ${way.limit}::int)
    select i.id, i.organisation_id, o.name as organisation_name, o.time_zone, c.name as customer_name, c.email as customer_email,
      i.document_number, i.status, i.currency, i.issue_date::text, i.due_date::text, i.total_minor::text,
      i.amount_paid_minor::text, i.amount_refunded_minor::text, i.outstanding_minor::text, page.key::text,
      exists (select 1 from payments p join disputes d on d.payment_id = p.id where p.invoice_id = i.id) as is_disputed,
      (select case when bool_or(d.state = 'open' and coalesce(d.provider_status, '') not like 'warning%') then 'dispute'
          when bool_or(d.state = 'open') then 'inquiry' when bool_or(d.state = 'lost') then 'lost' end
        from payments p join disputes d on d.payment_id = p.id where p.invoice_id = i.id) as dispute,
      i.amount_overpaid_minor::text,
      (i.amount_overpaid_minor > 0)
        or exists (select 1 from payments p where p.invoice_id = i.id and (p.state in ('unknown', 'quarantined')
          or (p.state = 'open' and p.decline_code is not null and p.updated_at < now() - ${GIVEN_UP_AFTER})
          or exists (select 1 from refunds r where r.payment_id = p.id and ${REFUND_FAILED})
          or exists (select 1 from disputes d where d.payment_id = p.id and ${AWAITS_ANSWER}))) as needs_attention
    from page join invoices i on i.id = page.id
    join customers c on c.id = i.customer_id join organisations o on o.id = i.organisation_id
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

/** The first rows of all walks, merged. */
export async function selectWalkedInvoices(
  db: Database,
  walks: readonly Walk[],
  way: Way,
): Promise<BrowsedInvoice[]> {
  const { isFalling, position } = way
  const live = walks.filter(
    ({ constantKey }) =>
      constantKey === undefined || !position || beyond(constantKey, position, isFalling) !== 'none',
  )
  if (live.length === 0) return []
  return selectShownInvoices(
    db,
    sql.join(
      live.map((walk) => firstOf(walk, way)),
      sql` union all `,
    ),
    way,
  )
}

export const keyOf = ({ isDescending, sort }: BrowseQuery, noDue: (isDescending: boolean) => number): SQL =>
  ({
    issued: dayKey.issued,
    due: dayKey.due(noDue(isDescending)),
    total: sql`i.total_minor`,
    outstanding: sql`i.outstanding_minor`,
  })[sort]
