// SQL for each kind of trouble with money: the same rows are counted on the start page and shown in the list.
import { type SQL, sql } from 'drizzle-orm'
import { daysFrom } from '@/lib/clock'
import type { BrowseScope } from './browse-query'
import type { Trouble } from './troubles'

/** `r` failed, and of its payment nothing has gone back since. */
export const REFUND_FAILED: SQL = sql`r.state = 'failed' and not exists (
  select 1 from refunds later where later.payment_id = r.payment_id and later.created_at > r.created_at
    and later.state not in ('failed', 'cancelled'))`

/** `d` waits for an answer: what was answered asks for nothing more. */
export const DISPUTE_WAITS: SQL = sql`d.state = 'open' and coalesce(d.provider_status, 'needs_response') = 'needs_response'`
/** A bank only asks, and may take the money later. */
export const INQUIRY_WAITS: SQL = sql`d.state = 'open' and d.provider_status = 'warning_needs_response'`

/** So long an end that leaves nothing to do is news. */
const NEWS_DAYS = 14

/** Told once, in the transaction in which it ended. */
const endedOfLate = (state: 'won' | 'lost', now: Date): SQL => sql`exists (select 1 from outbox told
  where told.fact = 'dispute-closed:' || d.id || ${`:${state}`}
    and told.created_at > ${daysFrom(now, -NEWS_DAYS).toISOString()}::timestamptz)`

const ofDisputes = (condition: SQL): SQL => sql`
  from disputes d join payments p on p.id = d.payment_id left join invoices i on i.id = p.invoice_id where ${condition}`

const ROWS: Record<Trouble, (now: Date) => SQL> = {
  'refund-failed': () => sql`from refunds r join payments p on p.id = r.payment_id where ${REFUND_FAILED}`,
  /** The invoice still waits for its money. */
  'debit-failed': () => sql`
    from payments p join invoices i on i.id = p.invoice_id
    where p.state = 'open' and p.decline_code is not null and i.outstanding_minor > 0 and exists (
      select 1 from timeline_entries t where t.invoice_id = p.invoice_id and t.payment_id = p.id
        and t.kind = 'payment-moved' and t.detail = 'processing')`,
  dispute: () => ofDisputes(DISPUTE_WAITS),
  inquiry: () => ofDisputes(INQUIRY_WAITS),
  /** The invoice is open again; where there is none, of late. */
  'dispute-lost': (now) =>
    ofDisputes(
      sql`d.state = 'lost' and case when i.id is null then ${endedOfLate('lost', now)} else i.outstanding_minor > 0 end`,
    ),
  /** Of late. */
  'dispute-won': (now) =>
    ofDisputes(
      sql`d.state = 'won' and coalesce(d.provider_status, '') not like 'warning%' and ${endedOfLate('won', now)}`,
    ),
}

/** A row for each; `invoice_id` is null where a checkout was paid. */
export const troubleRows = (kind: Trouble, { organisationId }: BrowseScope, now: Date): SQL => sql`
  select p.invoice_id ${ROWS[kind](now)} and p.session_id is null
  ${organisationId === undefined ? sql`` : sql`and p.organisation_id = ${organisationId}::uuid`}`

/** The invoices among them, each once. */
export const troubledIds = (kind: Trouble, scope: BrowseScope, now: Date): SQL => sql`
  select distinct t.invoice_id from (${troubleRows(kind, scope, now)}) t where t.invoice_id is not null`
