// SQL of money that did not go as it should and waits for somebody: of one organisation, or of all.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { daysFrom } from '@/lib/clock'

export interface MoneyTrouble {
  overpaidInvoices: number
  /** A bank asks, and may take money later. */
  inquiries: number
  /** Nothing has gone back instead since. */
  failedRefunds: number
  /** The invoice still waits for its money. */
  failedDebits: number
  /** Nothing has reached the bank since. */
  failedPayouts: number
  /** The invoice is open again; where there is none, of late. */
  lostDisputes: number
  /** Of late. */
  wonDisputes: number
}

/** So long an end that leaves nothing to do is news. */
const NEWS_DAYS = 14

export async function selectTrouble(
  db: Queryable,
  organisationId: string | undefined,
  now: Date,
): Promise<MoneyTrouble> {
  const mine = (column: SQL) => (organisationId ? sql`and ${column} = ${organisationId}::uuid` : sql``)
  // Told once, in the transaction in which it ended.
  const endedOfLate = (state: 'won' | 'lost') => sql`exists (select 1 from outbox told
    where told.fact = 'dispute-closed:' || d.id || ${`:${state}`} and told.created_at > ${daysFrom(now, -NEWS_DAYS).toISOString()}::timestamptz)`
  const [row] = await db.execute<Record<keyof MoneyTrouble, number>>(sql`
    select
      (select count(*)::int from invoices where amount_overpaid_minor > 0 ${mine(sql`organisation_id`)}) as "overpaidInvoices",
      (select count(*)::int from disputes d join payments p on p.id = d.payment_id
        where d.state = 'open' and d.provider_status = 'warning_needs_response' ${mine(sql`p.organisation_id`)}) as inquiries,
      (select count(*)::int from refunds r join payments p on p.id = r.payment_id
        where r.state = 'failed' ${mine(sql`p.organisation_id`)} and not exists (
          select 1 from refunds later where later.payment_id = r.payment_id and later.created_at > r.created_at
            and later.state not in ('failed', 'cancelled'))) as "failedRefunds",
      (select count(*)::int from payments p join invoices i on i.id = p.invoice_id
        where p.state = 'open' and p.decline_code is not null ${mine(sql`p.organisation_id`)}
          and i.outstanding_minor > 0 and exists (
            select 1 from timeline_entries t where t.invoice_id = p.invoice_id and t.payment_id = p.id
              and t.kind = 'payment-moved' and t.detail = 'processing')) as "failedDebits",
      (select count(*)::int from payouts o where o.state = 'failed' ${mine(sql`o.organisation_id`)} and not exists (
          select 1 from payouts later where later.payment_account_id = o.payment_account_id
            and later.created_at > o.created_at and later.state = 'paid')) as "failedPayouts",
      (select count(*)::int from disputes d join payments p on p.id = d.payment_id left join invoices i on i.id = p.invoice_id
        where d.state = 'lost' ${mine(sql`p.organisation_id`)}
          and case when i.id is null then ${endedOfLate('lost')} else i.outstanding_minor > 0 end) as "lostDisputes",
      (select count(*)::int from disputes d join payments p on p.id = d.payment_id
        where d.state = 'won' and coalesce(d.provider_status, '') not like 'warning%' ${mine(sql`p.organisation_id`)}
          and ${endedOfLate('won')}) as "wonDisputes"`)
  if (!row) throw new Error('a select without a row')
  return row
}
