// SQL for reports. Each query reads some weeks of one currency, organisation by organisation, from an index alone.
import { and, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { checkouts } from '@/db/schema/checkouts'
import { invoiceTallies } from '@/db/schema/invoice-tallies'
import { invoices } from '@/db/schema/invoices'
import { ledgerEntries } from '@/db/schema/ledger'
import { organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { disputes, payments } from '@/db/schema/payments'
import { paymentParts, paymentPlans } from '@/db/schema/plans'
import { DISPUTE_WAITS } from '@/lib/invoices/trouble-sets'
import { isCurrency } from '@/lib/money/currency'
import { toMinor } from '@/lib/money/money'

export interface Selection {
  /** Undefined for all. */
  organisationId: string | undefined
  currency: string
}

/** Beyond it nobody counts days any more. */
const LONGEST_DAYS = 366

/** The organisations that a report is about, as `o`: each has days of its own. */
const whose = (organisationId: string | undefined): SQL => {
  const one = organisationId ? sql`where id = ${organisationId}::uuid` : sql``
  return sql`(select id, time_zone from ${organisations} ${one}) o`
}

/** The day of a moment where the organisation is, and the first moment of a day there. */
const dayThere = (moment: SQL): SQL => sql`(${moment} at time zone o.time_zone)::date`
const startThere = (day: string): SQL => sql`(${day}::date::timestamp at time zone o.time_zone)`
const todayThere = (now: Date): SQL => dayThere(sql`${now.toISOString()}::timestamptz`)

/** Sums within each organisation first, so that its index is used however many there are; then over all. */
const overEach = (organisationId: string | undefined, each: SQL): SQL =>
  sql`from ${whose(organisationId)} cross join lateral (${each}) part`

/** Weeks are counted from a Monday long ago: whole numbers are grouped faster than dates are truncated. */
const weekOf = (day: SQL): SQL => sql`(${day} - date '1970-01-05') / 7`
const DAY = sql`to_char(date '1970-01-05' + 7 * part.week, 'YYYY-MM-DD')`

const SENT = sql`i.sent_at is not null and i.voided_at is null`

const HAS_PLAN = sql`exists (select 1 from ${paymentPlans} g where g.invoice_id = i.id)`

/**
 * The parts of the invoice `i`, as `part`: when each is due, what was paid and what is settled of it, the earliest first, and what
 * nobody has paid or is paying.
 */
const PARTS = sql`lateral (
  select due, amount, least(amount, greatest(i.amount_paid_minor - before, 0)) as paid,
    least(amount, greatest(i.amount_paid_minor + i.amount_credited_minor - before, 0)) as settled,
    amount - least(amount, greatest(i.amount_paid_minor + i.amount_credited_minor + coalesce(moving.minor, 0) - before, 0)) as missing
  from (
    select coalesce(k.due_date, case k.kind when 'deposit' then i.issue_date else i.due_date end) as due, k.amount_minor as amount,
      sum(k.amount_minor) over (order by k.position) - k.amount_minor as before
    from ${paymentPlans} g join ${paymentParts} k on k.plan_id = g.id where g.invoice_id = i.id) each
  left join lateral (
    select sum(coalesce(p.settles_minor, p.amount_minor)) as minor from ${payments} p
    where p.invoice_id = i.id and p.source = 'stripe' and p.state = 'processing') moving on i.reserved_minor > 0
) part`

/** Parts count in the weeks of their own. */
const partsDue = (
  currency: string,
  { from, now, until }: { from: string; until: string; now: Date },
): SQL => sql`
  select ${weekOf(sql`part.due`)} as week, sum(part.paid) as paid,
    sum(part.amount - part.settled - case when part.due < ${todayThere(now)} then part.missing else 0 end) as due,
    coalesce(sum(part.missing) filter (where part.due < ${todayThere(now)}), 0) as overdue
  from (
    select g.invoice_id from ${paymentParts} k join ${paymentPlans} g on g.id = k.plan_id
    where k.organisation_id = o.id and k.due_date >= ${from}::date and k.due_date < ${until}::date
    union
    select i.id from ${invoices} i
    where i.organisation_id = o.id and i.due_date >= ${from}::date and i.due_date < ${until}::date and ${HAS_PLAN}
  ) planned
  join ${invoices} i on i.id = planned.invoice_id and i.currency = ${currency} and ${SENT}
  cross join ${PARTS}
  where part.due >= ${from}::date and part.due < ${until}::date
  group by 1`

/** By due date; `until` is not among them. */
export async function selectDueWeeks(
  db: Queryable,
  { currency, organisationId }: Selection,
  span: { from: string; until: string; now: Date },
) {
  const { from, now, until } = span
  const rows = await db.execute<{ week: string; paid: string; due: string; overdue: string }>(sql`
    select ${DAY} as week, sum(paid)::text as paid, sum(due)::text as due, sum(overdue)::text as overdue
    ${overEach(
      organisationId,
      sql`select ${weekOf(sql`i.due_date`)} as week,
        sum(greatest(i.total_minor - i.outstanding_minor - i.amount_credited_minor, 0)) as paid,
        coalesce(sum(i.outstanding_minor) filter (where i.due_date >= ${todayThere(now)}), 0) as due,
        coalesce(sum(i.outstanding_minor) filter (where i.due_date < ${todayThere(now)}), 0) as overdue
      from ${invoices} i
      where i.organisation_id = o.id and i.currency = ${currency} and ${SENT}
        and i.due_date >= ${from}::date and i.due_date < ${until}::date and not ${HAS_PLAN}
      group by 1
      union all ${partsDue(currency, span)}`,
    )}
    group by part.week`)
  return rows.map(({ due, overdue, paid, week }) => ({
    week,
    paidMinor: toMinor(paid),
    dueMinor: toMinor(due),
    overdueMinor: toMinor(overdue),
  }))
}

export async function selectIncomeWeeks(
  db: Queryable,
  { currency, organisationId }: Selection,
  from: string,
) {
  const rows = await db.execute<{ week: string; received: string; returned: string }>(sql`
    select ${DAY} as week, sum(received)::text as received, sum(returned)::text as returned
    ${overEach(
      organisationId,
      sql`select ${weekOf(dayThere(sql`l.occurred_at`))} as week,
        coalesce(sum(l.amount_minor) filter (where l.kind = 'payment'), 0) as received,
        coalesce(-sum(l.amount_minor) filter (where l.kind <> 'payment'), 0) as returned
      from ${ledgerEntries} l
      where l.organisation_id = o.id and l.currency = ${currency} and l.kind not in ('seller_loss', 'surcharge', 'credit', 'credit_kept', 'credit_applied')
        and l.occurred_at >= ${startThere(from)}
      group by 1`,
    )}
    group by part.week`)
  return rows.map(({ received, returned, week }) => ({
    week,
    receivedMinor: toMinor(received),
    returnedMinor: toMinor(returned),
  }))
}

/** How many invoices, by the week in which they were paid in full and the whole days since they were sent. */
export async function selectPace(db: Queryable, { currency, organisationId }: Selection, from: string) {
  const rows = await db.execute<{ week: string; days: number; invoices: string }>(sql`
    select ${DAY} as week, days, sum(n)::text as invoices
    ${overEach(
      organisationId,
      sql`select ${weekOf(dayThere(sql`i.paid_at`))} as week,
        least(greatest(date_part('day', i.paid_at - i.sent_at), 0), ${LONGEST_DAYS})::int as days,
        count(*) as n
      from ${invoices} i
      where i.organisation_id = o.id and i.currency = ${currency} and i.paid_at is not null and i.sent_at is not null
        and i.paid_at >= ${startThere(from)}
      group by 1, 2`,
    )}
    group by part.week, days`)
  return rows.map(({ days, invoices: count, week }) => ({ week, days, invoices: Number(count) }))
}

export async function selectOverdue(
  db: Queryable,
  { currency, organisationId }: Selection,
  now: Date,
): Promise<{ invoices: number; minor: number }> {
  const [row] = await db.execute<{ invoices: string; minor: string }>(sql`
    select coalesce(sum(n), 0)::text as invoices, coalesce(sum(owed), 0)::text as minor
    ${overEach(
      organisationId,
      sql`select count(*) as n, sum(i.outstanding_minor) as owed
      from ${invoices} i
      where i.organisation_id = o.id and i.currency = ${currency} and i.due_date < ${todayThere(now)}
        and i.outstanding_minor > 0 and i.sent_at is not null and i.part_due_on is null
      union all
      select count(distinct i.id), sum(part.missing) from ${invoices} i cross join ${PARTS}
      where i.organisation_id = o.id and i.currency = ${currency} and i.part_due_on < ${todayThere(now)}
        and part.due < ${todayThere(now)} and part.missing > 0`,
    )}`)
  return { invoices: Number(row?.invoices ?? 0), minor: toMinor(row?.minor ?? '0') }
}

/** Currencies in which something was invoiced or sold, in the order of the alphabet. */
export async function selectCurrencies(db: Queryable, organisationId: string | undefined) {
  const rows = await db.execute<{ currency: string }>(sql`
    select distinct currency from (
      select currency from ${invoiceTallies} ${organisationId ? sql`where organisation_id = ${organisationId}` : sql``}
      union all
      select part.currency ${overEach(
        organisationId,
        sql`select c.currency from ${checkouts} c where c.organisation_id = o.id order by c.created_at desc limit 1`,
      )}) seen
    order by 1`)
  return rows.map(({ currency }) => currency).filter((currency) => isCurrency(currency))
}

/** How many invoices there are, and how many of them have left the drawer. */
export async function countInvoices(
  db: Queryable,
  organisationId: string,
): Promise<{ all: number; sent: number }> {
  const [row] = await db.execute<{ everyone: string; drafts: string }>(sql`
    select coalesce(sum(invoice_count), 0)::text as everyone,
      coalesce(sum(invoice_count) filter (where status = 'Draft'), 0)::text as drafts
    from ${invoiceTallies} where organisation_id = ${organisationId}`)
  const all = Number(row?.everyone ?? 0)
  return { all, sent: all - Number(row?.drafts ?? 0) }
}

/** Disputes that still can be answered, and by when the first must be. */
export async function selectOpenDisputes(
  db: Queryable,
  organisationId: string | undefined,
): Promise<{ disputes: number; firstDueAt: Date | null }> {
  const mine = organisationId ? sql`and p.organisation_id = ${organisationId}` : sql``
  const [row] = await db.execute<{ n: number; first: string | null }>(sql`
    select count(*)::int as n, (extract(epoch from min(d.evidence_due_at)) * 1000)::bigint::text as first
    from ${disputes} d join ${payments} p on p.id = d.payment_id
    where ${DISPUTE_WAITS} and p.session_id is null ${mine}`)
  return { disputes: row?.n ?? 0, firstDueAt: row?.first ? new Date(Number(row.first)) : null }
}

/** Far more than there should be; beyond it the number itself is the news. */
const MOST_ACCOUNTS = 1_000

/** Present accounts that were set up once and cannot do all now; which of them are in trouble is for their status to say. */
export const selectDoubtfulAccounts = (db: Queryable, organisationId: string | undefined) =>
  db
    .select({ account: paymentAccounts, organisationName: organisations.name })
    .from(paymentAccounts)
    .innerJoin(organisations, eq(organisations.id, paymentAccounts.organisationId))
    .where(
      and(
        organisationId ? eq(paymentAccounts.organisationId, organisationId) : undefined,
        isNull(paymentAccounts.retiredAt),
        isNotNull(paymentAccounts.accountId),
        or(
          isNotNull(paymentAccounts.disconnectedAt),
          isNotNull(paymentAccounts.disabledReason),
          eq(paymentAccounts.chargesEnabled, false),
          eq(paymentAccounts.payoutsEnabled, false),
          sql`${paymentAccounts.pastDue} <> '{}'`,
        ),
      ),
    )
    .orderBy(paymentAccounts.createdAt)
    .limit(MOST_ACCOUNTS)
