// SQL that ends names and contents of books: figures, dates and numbers stay, so that every sum is what it was.
import { type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { updateErasedEntries } from '@/lib/audit/store'

/** What an invoice says in place of a name, a line in place of its text. */
export const ERASED = 'Erased'

const idsIn = (ids: readonly string[]): SQL => sql`any(${sql.param([...ids])}::uuid[])`

/** Payments and refunds of these, told apart by the column that names what was paid. */
async function updatePayments(tx: Queryable, isTheirs: SQL): Promise<void> {
  await tx.execute(sql`
    update refunds set reason = null
    where reason is not null and payment_id in (select id from payments where ${isTheirs})`)
  await tx.execute(sql`
    update payments set billing = null, method = null, notes = null, receipt_url = null, description = null
    where ${isTheirs}`)
}

/** Longer than banks take to dispute a payment: so long it is known who paid, however short the books are kept. */
const DISPUTABLE_DAYS = 540

/** No money of it moves, waits for a person, or came so lately that it may be taken back. */
const isAtRest = (table: string, column: string): SQL => sql`
  not exists (
    select from payments p where p.${sql.identifier(column)} = ${sql.identifier(table)}.id and (
      p.state in ('opening', 'unknown', 'open', 'processing', 'quarantined') or p.quarantine_reason is not null
      or p.succeeded_at > house_now() - make_interval(days => ${DISPUTABLE_DAYS}::int)
      or exists (select from refunds r where r.payment_id = p.id and r.state in ('opening', 'pending'))
      or exists (select from disputes d where d.payment_id = p.id and d.state = 'open')))`

/** What was frozen is emptied, and the files that were made of it go. */
async function emptyIssued(tx: Queryable, isTheirs: SQL): Promise<void> {
  const rows = await tx.execute<{ id: string }>(sql`
    update issued_documents set snapshot = '{}' where ${isTheirs} returning id`)
  const ids = idsIn(rows.map(({ id }) => id))
  await tx.execute(sql`delete from document_files where document_id = ${ids}`)
  await tx.execute(
    sql`update document_deliveries set receiver = null, reason = null where document_id = ${ids}`,
  )
}

/** Of these invoices, of their credit notes, and of the receipts of their payments. */
async function updateIssued(tx: Queryable, invoiceIds: readonly string[]): Promise<void> {
  const invoiced = idsIn(invoiceIds)
  // Whoever is issuing a receipt holds the invoice's own: once that is ours, theirs is there to be seen.
  await tx.execute(sql`select from issued_documents where invoice_id = ${invoiced} order by id for update`)
  await emptyIssued(
    tx,
    sql`id in (
      select id from issued_documents where invoice_id = ${invoiced}
      union all select d.id from credit_notes c join issued_documents d on d.credit_note_id = c.id
        where c.invoice_id = ${invoiced}
      union all select d.id from payments p join issued_documents d on d.payment_id = p.id
        where p.invoice_id = ${invoiced})`,
  )
}

/** What credit notes of these invoices say besides figures, dates and numbers. */
async function updateCreditNotes(tx: Queryable, invoiceIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update credit_note_lines set description = ${ERASED}
    where credit_note_id in (select id from credit_notes where invoice_id = ${idsIn(invoiceIds)})`)
  await tx.execute(sql`
    update credit_notes set reason = ${ERASED}, external_reference = null, metadata = '{}'
    where invoice_id = ${idsIn(invoiceIds)}`)
}

/** Of settled ones alone: whoever still owes, or is owed, keeps a document that can be shown. */
export async function updateOldInvoices(
  tx: Queryable,
  { before, most, now }: { before: string; most: number; now: Date },
): Promise<number> {
  const unsaid = sql`${JSON.stringify({ reason: ERASED })}::jsonb`
  const rows = await tx.execute<{ id: string }>(sql`
    update invoices set billed_to = ${JSON.stringify({ name: ERASED, address: null, locale: null })}::jsonb,
      memo = null, purchase_order_number = null, payer_purchase_order_number = null, buyer_reference = null,
      discount = discount || ${unsaid}, charge = charge || ${unsaid},
      external_reference = null, metadata = '{}', contents_erased_at = ${now.toISOString()}::timestamptz
    where id = any(array(
      select id from invoices where contents_erased_at is null and issue_date < ${before}::date
        and status in ('Draft', 'Paid', 'Void') and amount_overpaid_minor = 0
        and ${isAtRest('invoices', 'invoice_id')}
        -- A credit note is kept for as long as an invoice, and cannot be read without its own.
        and not exists (select from credit_notes c where c.invoice_id = invoices.id and c.issue_date >= ${before}::date)
      order by issue_date limit ${most}::int for update skip locked))
    returning id`)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await tx.execute(sql`
    update invoice_lines set description = ${ERASED}, discount = discount || ${unsaid} where invoice_id = ${idsIn(ids)}`)
  await tx.execute(sql`
    update invoice_links set revoked_at = coalesce(revoked_at, ${now.toISOString()}::timestamptz), recipient = null
    where invoice_id = ${idsIn(ids)} and (revoked_at is null or recipient is not null)`)
  await tx.execute(sql`
    update invoice_questions set text = ${ERASED}, answer = null where invoice_id = ${idsIn(ids)}`)
  await tx.execute(sql`delete from invoice_views where invoice_id = ${idsIn(ids)}`)
  await tx.execute(sql`delete from timeline_entries where invoice_id = ${idsIn(ids)}`)
  await updateIssued(tx, ids)
  await updateCreditNotes(tx, ids)
  await updatePayments(tx, sql`invoice_id = ${idsIn(ids)}`)
  return ids.length
}

/** Which of them are due: what was paid before the books end, and what nobody paid lately. */
export interface OldOrders {
  isPaid: boolean
  before: Date
  most: number
  now: Date
}

const dueOrders = (
  table: string,
  column: string,
  isOver: SQL,
  { before, isPaid, most }: OldOrders,
): SQL => sql`
  id = any(array(
    select id from ${sql.identifier(table)} where contents_erased_at is null
      and ${isPaid ? sql`paid_at is not null` : sql`paid_at is null`} and created_at < ${before.toISOString()}::timestamptz
      and ${isOver} and ${isAtRest(table, column)}
    order by created_at limit ${most}::int for update skip locked))`

export async function updateOldCheckouts(tx: Queryable, old: OldOrders): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    update checkouts set customer_email = null, customer_reference = null, external_reference = null, metadata = '{}',
      contents_erased_at = ${old.now.toISOString()}::timestamptz
    where ${dueOrders('checkouts', 'checkout_id', sql`state <> 'open'`, old)} returning id`)
  return finish(tx, 'checkout_id', rows)
}

export async function updateOldSessions(tx: Queryable, old: OldOrders): Promise<number> {
  const rows = await tx.execute<{ id: string }>(sql`
    update sessions set customer = null, shipping = null, additional_information = null,
      items = (select coalesce(jsonb_agg(item || ${JSON.stringify({ name: ERASED, sku: null })}::jsonb), '[]')
        from jsonb_array_elements(items) item),
      contents_erased_at = ${old.now.toISOString()}::timestamptz
    where ${dueOrders('sessions', 'session_id', sql`state <> 'PENDING'`, old)} returning id`)
  return finish(tx, 'session_id', rows)
}

async function finish(tx: Queryable, column: string, rows: readonly { id: string }[]): Promise<number> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  const isTheirs = sql`${sql.identifier(column)} = ${idsIn(ids)}`
  await tx.execute(sql`delete from timeline_entries where ${isTheirs}`)
  await emptyIssued(tx, sql`payment_id in (select id from payments where ${isTheirs})`)
  await updatePayments(tx, isTheirs)
  return ids.length
}

/** Of the chain that holds the oldest, some: names and addresses go, and the chain, locked meanwhile, says that they went. */
export async function updateOldAudit(tx: Queryable, before: Date, most: number): Promise<number> {
  const [oldest] = await tx.execute<{ id: string; until: string }>(sql`
    with old as (
      select organisation_id, occurred_at from audit_entries
      where personal is not null and occurred_at < ${before.toISOString()}::timestamptz order by occurred_at limit ${most}::int)
    select organisation_id as id, ((select max(occurred_at) from old) + interval '1 millisecond')::text as until
    from old order by occurred_at limit 1`)
  return oldest ? updateErasedEntries(tx, { organisationId: oldest.id, before: new Date(oldest.until) }) : 0
}
