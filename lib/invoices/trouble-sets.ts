// SQL for each kind of trouble with money and papers: the same rows are counted on the start page and shown in the list.
import { type SQL, sql } from 'drizzle-orm'
import { daysFrom } from '@/lib/clock'
import { allOf, inScope } from './browse/conditions'
import type { BrowseScope } from './browse/query'
import type { Trouble } from './troubles'

/** `r` failed, and of its payment nothing has gone back since. */
export const REFUND_FAILED: SQL = sql`r.state = 'failed' and not exists (
  select 1 from refunds later where later.payment_id = r.payment_id and later.created_at > r.created_at
    and later.state not in ('failed', 'cancelled'))`

/** `d` waits for an answer: what was answered asks for nothing more. */
export const DISPUTE_WAITS: SQL = sql`d.state = 'open' and coalesce(d.provider_status, 'needs_response') = 'needs_response'`
/** A bank only asks, and may take the money later. */
export const INQUIRY_WAITS: SQL = sql`d.state = 'open' and d.provider_status = 'warning_needs_response'`

/** Somebody waits for the seller's word. */
export const AWAITS_ANSWER: SQL = sql`(${DISPUTE_WAITS} or ${INQUIRY_WAITS})`

/** An attempt that failed, and that nobody repeated for this long, will not come right by itself. */
export const GIVEN_UP_AFTER: SQL = sql`interval '1 day'`

/** So long an end that leaves nothing to do is news. */
const NEWS_DAYS = 14

/** Told once, in the transaction in which it ended. */
const endedOfLate = (state: 'won' | 'lost', now: Date): SQL => sql`exists (select 1 from outbox told
  where told.fact = 'dispute-closed:' || d.id || ${`:${state}`}
    and told.created_at > ${daysFrom(now, -NEWS_DAYS).toISOString()}::timestamptz)`

/**
 * Rejected, or not arrived: of an invoice for as long as it is owed, since a buyer who never got it does not pay it; of one that
 * is not, and of credit notes, of late. One by one by their ids: they are few, and the invoices are not.
 */
const undelivered = (now: Date): SQL => sql`
  from document_deliveries v
  cross join lateral (select * from issued_documents one where one.id = v.document_id limit 1) d
  cross join lateral (select * from invoices one where one.id =
    coalesce(d.invoice_id, (select c.invoice_id from credit_notes c where c.id = d.credit_note_id)) limit 1) i
  where v.ended_at is not null and i.status <> 'Void' and (
    v.ended_at > ${daysFrom(now, -NEWS_DAYS).toISOString()}::timestamptz
    or d.invoice_id is not null and i.outstanding_minor > 0)`

const ofDisputes = (condition: SQL): SQL => sql`
  from disputes d join payments p on p.id = d.payment_id left join invoices i on i.id = p.invoice_id where ${condition}`

/** Asked on the payment page, and not closed yet; the row takes the place of a payment's. */
const OPEN_QUESTIONS: SQL = sql`
  from (select q.invoice_id, q.organisation_id, null::uuid as session_id from invoice_questions q where q.closed_at is null) p
  where true`

/** To be collected by itself, and nobody could tell the customer. */
const UNTOLD: SQL = sql`reason = 'not-told' and ended_at is null`

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
  /** No money is in it: the row that names its organisation takes the place of a payment's. */
  'document-undelivered': (now) => sql`
    from (select i.id as invoice_id, i.organisation_id, null::uuid as session_id ${undelivered(now)}) p where true`,
  'question-open': () => OPEN_QUESTIONS,
  'debit-untold': () => sql`
    from (select d.invoice_id, d.organisation_id, null::uuid as session_id from autopay_debits d where ${UNTOLD}) p where true`,
}

/** A row for each; `invoice_id` is null where a checkout was paid. */
export const troubleRows = (kind: Trouble, { organisationId }: BrowseScope, now: Date): SQL => sql`
  select p.invoice_id ${ROWS[kind](now)} and p.session_id is null
  ${organisationId === undefined ? sql`` : sql`and p.organisation_id = ${organisationId}::uuid`}`

/** The invoices among them, each once. */
export const troubledIds = (kind: Trouble, scope: BrowseScope, now: Date): SQL => sql`
  select distinct t.invoice_id from (${troubleRows(kind, scope, now)}) t where t.invoice_id is not null`

/** Needs a person: unclear or refused money, a refund that failed, an open dispute, an overpaid invoice, papers that did not arrive, a question, a debit that waits. */
export const attentionIds = (scope: BrowseScope, now: Date): SQL => sql`
  select invoice_id from payments where ${allOf([inScope(sql`organisation_id`, scope), sql`state in ('unknown', 'quarantined')`])}
  union select invoice_id from payments where ${allOf([
    inScope(sql`organisation_id`, scope),
    sql`state = 'open' and decline_code is not null and updated_at < house_now() - ${GIVEN_UP_AFTER}`,
  ])}
  union select p.invoice_id from refunds r join payments p on p.id = r.payment_id
    where ${allOf([REFUND_FAILED, inScope(sql`r.organisation_id`, scope)])}
  union select p.invoice_id from disputes d join payments p on p.id = d.payment_id
    where ${allOf([AWAITS_ANSWER, inScope(sql`d.organisation_id`, scope)])}
  union select id from invoices
    where ${allOf([sql`amount_overpaid_minor > 0`, inScope(sql`organisation_id`, scope)])}
  union select invoice_id from invoice_questions
    where ${allOf([sql`closed_at is null`, inScope(sql`organisation_id`, scope)])}
  union select invoice_id from autopay_debits where ${allOf([UNTOLD, inScope(sql`organisation_id`, scope)])}
  union select undelivered.id from (select i.id, i.organisation_id ${undelivered(now)}) undelivered
    where ${allOf([inScope(sql`undelivered.organisation_id`, scope)])}`

/** One payment by its id after the other: they are few, and the table of payments is not. Only of their own disputes. */
export const disputedIds = (scope: BrowseScope): SQL => sql`
  select distinct p.invoice_id from disputes d
  cross join lateral (select * from payments p where p.id = d.payment_id limit 1) p
  where ${allOf([sql`p.invoice_id is not null`, inScope(sql`d.organisation_id`, scope)])}`
