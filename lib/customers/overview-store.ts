// SQL for what a customer owes, of their invoices, and of everything that happened between them and the organisation.
import { desc, eq, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { type CreditNoteStatus, creditNotes } from '@/db/schema/documents'
import { invoices } from '@/db/schema/invoices'
import { toMinor } from '@/lib/money/money'

export interface OpenSum {
  customerId: string
  currency: string
  outstandingMinor: number
  invoiceCount: number
}

const arrayOf = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`

/** Per currency, for a page of customers; a draft is owed by nobody. */
export async function selectOpenSums(db: Queryable, customerIds: readonly string[]): Promise<OpenSum[]> {
  if (customerIds.length === 0) return []
  const rows = await db.execute<Record<string, string>>(sql`
    select customer_id, currency, sum(outstanding_minor)::text as outstanding, count(*)::text as n from invoices
    where customer_id = any(${arrayOf(customerIds)}) and status in ('Sent', 'PartiallyPaid')
    group by 1, 2 order by 2`)
  return rows.map(({ currency = '', customer_id = '', n, outstanding }) => ({
    customerId: customer_id,
    currency,
    outstandingMinor: toMinor(outstanding ?? '0'),
    invoiceCount: Number(n),
  }))
}

export interface CustomerInvoice {
  id: string
  documentNumber: string
  status: string
  currency: string
  dueDate: string | null
  totalMinor: number
  outstandingMinor: number
}

/** Those that wait for money, the oldest first. */
export async function selectOpenInvoices(
  db: Queryable,
  customerId: string,
  most: number,
): Promise<CustomerInvoice[]> {
  const rows = await db.execute<Record<string, string>>(sql`
    select id, document_number, status, currency, due_date::text, total_minor::text, outstanding_minor::text from invoices
    where customer_id = ${customerId}::uuid and status in ('Sent', 'PartiallyPaid')
    order by issue_date, id limit ${most}::int`)
  return rows.map((row) => ({
    id: row.id ?? '',
    documentNumber: row.document_number ?? '',
    status: row.status ?? '',
    currency: row.currency ?? '',
    dueDate: row.due_date ?? null,
    totalMinor: Number(row.total_minor),
    outstandingMinor: Number(row.outstanding_minor),
  }))
}

export interface CustomerCreditNote {
  id: string
  /** Null for a draft. */
  documentNumber: string | null
  status: CreditNoteStatus
  /** It takes another back. */
  isCancelling: boolean
  currency: string
  totalMinor: number
  issueDate: string | null
  invoiceId: string
  invoiceNumber: string
}

/** The newest first. */
export async function selectCustomerCreditNotes(
  db: Queryable,
  customerId: string,
  most: number,
): Promise<CustomerCreditNote[]> {
  const rows = await db
    .select({
      ...{ id: creditNotes.id, documentNumber: creditNotes.documentNumber, status: creditNotes.status },
      isCancelling: sql<boolean>`${creditNotes.cancelsId} is not null`,
      ...{ currency: creditNotes.currency, totalMinor: creditNotes.totalMinor },
      ...{ issueDate: creditNotes.issueDate, invoiceId: invoices.id },
      invoiceNumber: sql<string>`coalesce(${invoices.documentNumber}, '')`,
    })
    .from(creditNotes)
    .innerJoin(invoices, eq(invoices.id, creditNotes.invoiceId))
    .where(eq(invoices.customerId, customerId))
    .orderBy(desc(creditNotes.createdAt), desc(creditNotes.id))
    .limit(most)
  return rows
}

/** One thing that happened; what is not of its kind is null. */
export interface CustomerEvent {
  at: Date
  kind:
    | 'created'
    | 'changed'
    | 'merged'
    | 'anonymised'
    | 'erased'
    | 'invoiced'
    | 'voided'
    | 'money'
    | 'letter'
  /** Of changes: field → what it was and what it became. */
  detail: Record<string, { from: unknown; to: unknown }> | null
  /** Who did it, by name. */
  by: string | null
  invoiceId: string | null
  documentNumber: string | null
  /** What was booked, or the letter's kind. */
  what: string | null
  amountMinor: number | null
  currency: string | null
  /** Of letters: what became of it, and where it went. */
  state: string | null
  sentTo: string[]
  /** Why it did not leave, or not to everybody. */
  reason: string | null
}

/** So many invoices of each kind of story are looked through, the newest first. */
const LOOKED_AT = 200

const NOBODY = sql`null::jsonb as detail, null as by`

/** Newest first. */
export async function selectCustomerEvents(
  db: Queryable,
  customerId: string,
  most: number,
): Promise<CustomerEvent[]> {
  const rows = await db.execute<Record<string, unknown>>(sql`
    with theirs as materialized (
      select id, document_number, currency, total_minor, sent_at, voided_at from invoices
      where customer_id = ${customerId}::uuid order by issue_date desc, id desc limit ${LOOKED_AT}::int)
    select h.occurred_at as at, h.kind, h.detail, coalesce(u.name, u.email, 'API key ' || k.name) as by,
      null as invoice_id, null as document_number, null as what, null::bigint as amount, null as currency, null as state,
      '{}'::text[] as sent_to, null::text as reason, h.id as n
    from customer_changes h
      left join users u on h.actor = 'person:' || u.id left join api_keys k on h.actor = 'key:' || k.id
    where h.customer_id = ${customerId}::uuid
    union all
    select sent_at, 'invoiced', ${NOBODY}, id::text, document_number, null, total_minor, currency, null, '{}', null, 0
      from theirs where sent_at is not null
    union all
    select voided_at, 'voided', ${NOBODY}, id::text, document_number, null, total_minor, currency, null, '{}', null, 0
      from theirs where voided_at is not null
    union all
    select l.occurred_at, 'money', ${NOBODY}, t.id::text, t.document_number, l.kind, l.amount_minor, l.currency, null, '{}', null, l.id
      from theirs t join ledger_entries l on l.invoice_id = t.id where l.kind not in ('seller_loss', 'surcharge')
    union all
    select coalesce(o.sent_at, o.created_at), 'letter', ${NOBODY}, t.id::text, t.document_number, o.kind, null, null, o.state,
      o.sent_to, o.last_error, 0
      from theirs t join outbox o on o.content ? 'invoiceId' and o.content->>'invoiceId' = t.id::text
    union all
    select coalesce(o.sent_at, o.created_at), 'letter', ${NOBODY}, t.id::text, n.document_number, o.kind, null, null, o.state,
      o.sent_to, o.last_error, 0
      from theirs t join credit_notes n on n.invoice_id = t.id join outbox o on o.fact = 'credit-note-issued:' || n.id
    union all
    select coalesce(o.sent_at, o.created_at), 'letter', ${NOBODY}, null, null, o.kind, null, null, o.state, o.sent_to, o.last_error, 0
      from outbox o where o.content ? 'customerId' and o.content->>'customerId' = ${customerId}::text
    order by at desc, n desc limit ${most}::int`)
  return rows.map((row) => ({
    at: new Date(String(row.at)),
    kind: row.kind as CustomerEvent['kind'],
    detail: row.detail as CustomerEvent['detail'],
    by: row.by as string | null,
    invoiceId: row.invoice_id as string | null,
    documentNumber: row.document_number as string | null,
    what: row.what as string | null,
    amountMinor: row.amount === null ? null : toMinor(String(row.amount)),
    currency: row.currency as string | null,
    state: row.state as string | null,
    sentTo: row.sent_to as string[],
    reason: row.reason as string | null,
  }))
}

/** Whose customer it is; the id of a merged one names the one that is left. */
export async function selectCustomerOwner(
  db: Queryable,
  id: string,
): Promise<{ id: string; organisationId: string; name: string } | undefined> {
  const [row] = await db.execute<{ id: string; organisationId: string; name: string }>(sql`
    select c.id, c.organisation_id as "organisationId", c.name from customers named
    join customers c on c.id = coalesce(named.merged_into, named.id) where named.id = ${id}::uuid`)
  return row
}

/** For operators, who look for one among those of all organisations. */
export async function selectCustomersById(db: Queryable, ids: readonly string[]) {
  const rows = await db.execute<Record<string, string | null>>(sql`
    select c.id, c.organisation_id, o.name as organisation_name, c.name, c.email from customers c
    join organisations o on o.id = c.organisation_id where c.id = any(${arrayOf(ids)}) order by c.created_at desc, c.id desc`)
  return rows.map((row) => ({
    id: row.id ?? '',
    organisationId: row.organisation_id ?? '',
    organisationName: row.organisation_name ?? '',
    name: row.name ?? '',
    email: row.email ?? null,
  }))
}
