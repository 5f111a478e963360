// SQL for ending a customer: merging, anonymising, deleting.
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { customers } from '@/db/schema/invoices'
import type { Transaction } from '@/db/transact'
import type { Customer } from './customer'

/** In the order of their ids, so that two mergers never wait for each other. Locks out invoices that are being made for them. */
export async function lockCustomers(
  tx: Transaction,
  organisationId: string,
  ids: readonly string[],
): Promise<Map<string, Customer>> {
  const rows = await tx
    .select()
    .from(customers)
    .where(and(inArray(customers.id, [...ids]), eq(customers.organisationId, organisationId)))
    .orderBy(customers.id)
    .for('update')
  return new Map(rows.map((row) => [row.id, row]))
}

/** What was sent goes on naming whom it was written to. */
export async function updateBilledTo(tx: Transaction, customerId: string): Promise<void> {
  await tx.execute(sql`
    update invoices i set billed_to = jsonb_build_object('name', c.name, 'address', c.address, 'locale', c.locale)
    from customers c
    where c.id = i.customer_id and c.id = ${customerId}::uuid and i.sent_at is not null and i.billed_to is null`)
}

/**
 * What the one that is left says of itself stands; where it says nothing, what is known of the other is taken. The addresses
 * come together or not at all, and whoever was made anonymous learns nothing.
 */
export async function updateMissingDetails(tx: Transaction, id: string, target: string): Promise<void> {
  await tx.execute(sql`
    update customers t set
      email = coalesce(t.email, s.email),
      more_emails = case when t.email is null then s.more_emails else t.more_emails end,
      address = coalesce(t.address, s.address),
      locale = coalesce(t.locale, s.locale),
      legal_name = coalesce(t.legal_name, s.legal_name),
      vat_number = coalesce(t.vat_number, s.vat_number),
      company_registration_number = coalesce(t.company_registration_number, s.company_registration_number),
      electronic_address = coalesce(t.electronic_address, s.electronic_address),
      buyer_reference = coalesce(t.buyer_reference, s.buyer_reference),
      time_zone = coalesce(t.time_zone, s.time_zone),
      payment_terms_days = coalesce(t.payment_terms_days, s.payment_terms_days),
      reminders = coalesce(t.reminders, s.reminders),
      external_reference = coalesce(t.external_reference, s.external_reference),
      metadata = case when t.metadata = '{}' then s.metadata else t.metadata end
    from customers s
    where t.id = ${target}::uuid and s.id = ${id}::uuid and t.anonymised_at is null and s.anonymised_at is null`)
}

/** With all that was merged into it before. */
export async function updateMergedInto(tx: Transaction, id: string, target: string): Promise<void> {
  await tx.execute(sql`update invoices set customer_id = ${target}::uuid where customer_id = ${id}::uuid`)
  await tx.execute(sql`
    update customers set merged_into = ${target}::uuid where id = ${id}::uuid or merged_into = ${id}::uuid`)
}

/** Or is to have some: a recurring invoice that has not made one yet counts, too. */
export async function hasInvoices(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from invoices where customer_id = ${id}::uuid
    union all select 1 from recurring_invoices where customer_id in (
      select c.id from customers c where c.id = ${id}::uuid or c.merged_into = ${id}::uuid) limit 1`)
  return rows.length > 0
}

/** Nothing is made of them any more, and what they say goes. */
export async function updateRecurringEnded(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx.execute(sql`
    update recurring_invoices set state = 'ended', ended_at = coalesce(ended_at, ${now.toISOString()}::timestamptz),
      paused_at = null, next_on = null, next_at = null, try_at = null, tries = 0,
      problem = null, problem_detail = null, problem_since = null,
      template = '{}', external_reference = null, metadata = '{}'
    where customer_id in (select c.id from customers c where c.id = ${id}::uuid or c.merged_into = ${id}::uuid)`)
}

export async function deleteCustomerRows(tx: Transaction, id: string): Promise<void> {
  await forgetLetters(
    tx,
    sql`select id from customers where id = ${id}::uuid or merged_into = ${id}::uuid`,
    sql`select id from invoices where false`,
  )
  await tx.execute(sql`delete from customers where merged_into = ${id}::uuid`)
  await tx.execute(sql`delete from customers where id = ${id}::uuid`)
}

/** To whom letters went, and what a mail server said of them: letters name what they are about, whatever their kind. */
async function forgetLetters(tx: Transaction, theirs: SQL, invoiced: SQL): Promise<void> {
  await tx.execute(sql`
    with who as (select id::text from (${theirs}) c), bills as (select id::text from (${invoiced}) i),
      paid as (select p.id from payments p where p.invoice_id in (${invoiced}))
    update outbox set sent_to = '{}', refused_for = '[]', last_error = null
    where (sent_to <> '{}' or refused_for <> '[]' or last_error is not null) and id in (
      select id from outbox where (content ? 'customerId') and content->>'customerId' in (select id from who)
      union all select id from outbox where (content ? 'invoiceId') and content->>'invoiceId' in (select id from bills)
      union all select id from outbox where (content ? 'paymentId') and content->>'paymentId' in (select id::text from paid)
      union all select id from outbox where (content ? 'refundId') and content->>'refundId' in (
        select id::text from refunds where payment_id in (select id from paid))
      union all select id from outbox where (content ? 'disputeId') and content->>'disputeId' in (
        select id::text from disputes where payment_id in (select id from paid)))`)
}

/** What was issued goes on saying for whom it is; where to write to them is no part of what must be kept. */
async function forgetAddresses(tx: Transaction, invoiced: SQL): Promise<void> {
  // Whoever is issuing a receipt holds the invoice's own: once that is ours, theirs is there to be seen.
  await tx.execute(sql`select from issued_documents where invoice_id in (${invoiced}) order by id for update`)
  await tx.execute(sql`
    update issued_documents set snapshot = jsonb_set(snapshot, '{buyer}', (snapshot->'buyer') || jsonb_build_object(
      'email', null, 'electronicAddress', case when snapshot#>>'{buyer,electronicAddress,scheme}' <> 'EM'
        then snapshot#>'{buyer,electronicAddress}' end))
    where snapshot ? 'buyer' and id in (
      select id from issued_documents where invoice_id in (${invoiced})
      union all select d.id from credit_notes c join issued_documents d on d.credit_note_id = c.id
        where c.invoice_id in (${invoiced})
      union all select d.id from payments p join issued_documents d on d.payment_id = p.id
        where p.invoice_id in (${invoiced}))`)
}

/** As `payloadOf` writes a payer and a buyer; a name may hold braces and quotation marks, so a string is read to its end. */
export const TEXT = '"(\\\\.|[^"\\\\])*"'
const PAYER_IN_EVENT = `"billing":\\{"name":(null|${TEXT}),"email":(null|${TEXT})\\}`
const BUYER_IN_EVENT = `"customerName":${TEXT}`

/**
 * The name, every address, every number and what the organisation notes of them, here and wherever letters, payments, events and the story
 * of changes still say them. What stays: papers that were sent (`billed_to`, and what was frozen), with their lines and memos, and
 * the language, which says of nobody who they are. A trigger keeps payments from learning the payer again.
 */
export async function updateAnonymised(
  tx: Transaction,
  { id, organisationId }: { id: string; organisationId: string },
  name: string,
  now: Date,
): Promise<void> {
  const theirs = sql`select id from customers where id = ${id}::uuid or merged_into = ${id}::uuid`
  const invoiced = sql`select id from invoices where customer_id = ${id}::uuid`
  const paid = sql`select id from payments where invoice_id in (${invoiced})`
  await tx.execute(sql`
    update customers set name = ${name}, email = null, more_emails = null, address = null,
      legal_name = null, vat_number = null, company_registration_number = null, electronic_address = null,
      buyer_reference = null, time_zone = null, payment_terms_days = null, external_reference = null, metadata = '{}', anonymised_at = coalesce(anonymised_at, ${now.toISOString()}::timestamptz)
    where id in (${theirs})`)
  await tx.execute(sql`update customer_changes set detail = '{}' where customer_id in (${theirs})`)
  await forgetAddresses(tx, invoiced)
  await tx.execute(sql`
    update invoice_links set revoked_at = coalesce(revoked_at, ${now.toISOString()}::timestamptz), recipient = null
    where invoice_id in (${invoiced}) and recipient is not null`)
  await tx.execute(sql`
    update invoice_questions set text = 'Erased', answer = null where invoice_id in (${invoiced})`)
  await tx.execute(
    sql`update payments set billing = null where invoice_id in (${invoiced}) and billing is not null`,
  )
  await tx.execute(sql`
    update webhook_events set payload = regexp_replace(
      regexp_replace(payload, ${PAYER_IN_EVENT}, '"billing":null', 'g'), ${BUYER_IN_EVENT}, ${`"customerName":"${name}"`}, 'g')
    where organisation_id = ${organisationId}::uuid and payload is not null
      and (subject_id in (${paid}) or subject_id in (${invoiced}))`)
  // What has been taken in is never read again.
  await tx.execute(sql`
    update inbox set payload = '{}' where payment_id in (${paid}) and state in ('handled', 'ignored')`)
  await forgetLetters(tx, theirs, invoiced)
}
