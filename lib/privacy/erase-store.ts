// SQL for erasure: what is under way, and what goes at once.
import { type SQL, sql } from 'drizzle-orm'
import { PLATFORM_CHAIN } from '@/db/schema/audit'
import type { Transaction } from '@/db/transact'
import { TEXT } from '@/lib/customers/part-store'
import { ERASED } from './book-store'

const invoicesOf = (id: string): SQL => sql`(select id from invoices where customer_id = ${id}::uuid)`
const creditNotesOf = (id: string): SQL =>
  sql`(select id from credit_notes where invoice_id in ${invoicesOf(id)})`
const paymentsOf = (id: string): SQL => sql`(select id from payments where invoice_id in ${invoicesOf(id)})`

const agreedOf = (id: string): SQL => sql`(select id from autopay_consents where customer_id = ${id}::uuid)`
const debitsOf = (id: string): SQL =>
  sql`(select id from autopay_debits where invoice_id in ${invoicesOf(id)})`

const questionsOf = (id: string): SQL =>
  sql`(select id from invoice_questions where invoice_id in ${invoicesOf(id)})`

/** The first thing that keeps a customer from being erased, as a sentence; undefined when nothing does. */
export async function selectUnderWay(tx: Transaction, id: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ reason: string }>(sql`
    select reason from (
      select 1 as n, 'Invoice ' || document_number || ' is still to be paid: record its payment or void it first.' as reason
        from invoices where customer_id = ${id}::uuid and status in ('Sent', 'PartiallyPaid')
      union all
      select 2, 'Invoice ' || document_number || ' is overpaid: refund or keep the surplus first.'
        from invoices where customer_id = ${id}::uuid and amount_overpaid_minor > 0
      union all
      select 3, 'A payment is under way: wait until it has succeeded or failed.' from payments
        where invoice_id in ${invoicesOf(id)} and (state in ('opening', 'unknown', 'open', 'processing', 'quarantined') or quarantine_reason is not null)
      union all
      select 4, 'A refund is under way: wait until it has arrived or failed.' from refunds
        where payment_id in ${paymentsOf(id)} and state in ('opening', 'pending')
      union all
      select 5, 'A dispute is open: wait until the bank has decided.' from disputes
        where payment_id in ${paymentsOf(id)} and state = 'open') under_way
    order by n limit 1`)
  return row?.reason
}

/** Drafts were never sent to anybody: no law keeps them. */
export async function deleteDrafts(tx: Transaction, id: string, organisationId: string): Promise<void> {
  const drafts = sql`(select id from invoices where customer_id = ${id}::uuid and sent_at is null)`
  await tx.execute(
    sql`delete from webhook_events where subject_id in ${drafts} and organisation_id = ${organisationId}::uuid`,
  )
  await tx.execute(sql`
    delete from credit_notes where issued_at is null and invoice_id in ${invoicesOf(id)}`)
  await tx.execute(sql`delete from timeline_entries where invoice_id in ${drafts}`)
  await tx.execute(sql`delete from invoice_links where invoice_id in ${drafts}`)
  await tx.execute(sql`delete from invoices where customer_id = ${id}::uuid and sent_at is null`)
}

/** As `payloadOf` writes them, and what is written instead. */
const IN_EVENTS: readonly [pattern: string, erased: string][] = [
  [`"metadata":\\{(${TEXT}:${TEXT}(,${TEXT}:${TEXT})*)?\\}`, '"metadata":{}'],
  [`"externalReference":${TEXT}`, '"externalReference":null'],
  [`"notes":${TEXT}`, '"notes":null'],
  [`"receiptUrl":${TEXT}`, '"receiptUrl":null'],
]
const REASON_IN_EVENT = `"reason":${TEXT}`
const METHOD_IN_EVENT = '"method":\\{[^{}]*\\}'
const SAID_IN_EVENT = `"(text|answer)":${TEXT}`

/** Events of their invoices, and of what was paid, credited, refunded and disputed. */
const toldOf = (id: string, organisationId: string): SQL => sql`
  organisation_id = ${organisationId}::uuid
    and (subject_id in ${invoicesOf(id)} or subject_id in ${paymentsOf(id)} or subject_id in ${creditNotesOf(id)}
      or subject_id in ${questionsOf(id)} or subject_id in ${agreedOf(id)} or subject_id in ${debitsOf(id)}
      or subject_id in (select id from refunds where payment_id in ${paymentsOf(id)})
      or subject_id in (select id from disputes where payment_id in ${paymentsOf(id)}))`

/**
 * Comes after the tables have changed. Whoever is writing the body of an event has read what they said before: it is waited
 * for, and erased below like all others. Whoever writes one later reads what they say then.
 */
export async function lockUntold(tx: Transaction, id: string, organisationId: string): Promise<void> {
  await tx.execute(sql`
    select id from webhook_events where payload is null and ${toldOf(id, organisationId)} order by id for update`)
}

/** What was told of them says no more than the tables do; the words of a bank about a dispute stay. */
export async function updateToldErased(tx: Transaction, id: string, organisationId: string): Promise<void> {
  const ofTheirWords = sql`case when type like 'refund.%' then regexp_replace(payload, ${REASON_IN_EVENT}, '"reason":null', 'g')
    when type like 'autopay.%' then regexp_replace(payload, ${METHOD_IN_EVENT}, '"method":null', 'g')
    when type like 'question.%' then regexp_replace(payload, ${SAID_IN_EVENT}, '"\\1":null', 'g') else payload end`
  const erased = IN_EVENTS.reduce(
    (text, [pattern, instead]) => sql`regexp_replace(${text}, ${pattern}, ${instead}, 'g')`,
    ofTheirWords,
  )
  await tx.execute(sql`
    update webhook_events set payload = ${erased}
    where payload is not null and ${toldOf(id, organisationId)}`)
}

/** Links end, and with them what was noted beside the books. */
export async function updateErased(tx: Transaction, id: string, now: Date): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`
  await tx.execute(sql`
    update invoice_links set revoked_at = coalesce(revoked_at, ${at}), recipient = null
    where invoice_id in ${invoicesOf(id)} and (revoked_at is null or recipient is not null)`)
  await tx.execute(sql`
    update invoice_questions set text = ${ERASED}, answer = null where invoice_id in ${invoicesOf(id)}`)
  await tx.execute(sql`delete from invoice_views where invoice_id in ${invoicesOf(id)}`)
  await tx.execute(sql`
    update invoices set metadata = '{}', external_reference = null, payer_purchase_order_number = null
    where customer_id = ${id}::uuid
      and (metadata <> '{}' or external_reference is not null or payer_purchase_order_number is not null)`)
  await tx.execute(sql`
    update credit_notes set metadata = '{}', external_reference = null
    where invoice_id in ${invoicesOf(id)} and (metadata <> '{}' or external_reference is not null)`)
  await tx.execute(sql`
    update payments set notes = null, receipt_url = null
    where invoice_id in ${invoicesOf(id)} and (notes is not null or receipt_url is not null)`)
  await tx.execute(sql`
    update refunds set reason = null where payment_id in ${paymentsOf(id)} and reason is not null`)
  await tx.execute(sql`
    update autopay_consents set method = null
    where customer_id in (select id from customers where id = ${id}::uuid or merged_into = ${id}::uuid) and method is not null`)
  await tx.execute(sql`
    delete from payment_openings where payment_id in ${paymentsOf(id)}
      or payment_id in (select id from autopay_consents where invoice_id in ${invoicesOf(id)})`)
  await tx.execute(sql`
    update declines set fingerprint = null, network = null
    where subject in (select 'invoice:' || id from ${invoicesOf(id)} among)`)
  await tx.execute(sql`update customers set erased_at = ${at} where id = ${id}::uuid and erased_at is null`)
}

/** Letters to these addresses keep their kind and day; links to sign in go whole. */
export async function deletePersonsLetters(tx: Transaction, addresses: readonly string[]): Promise<void> {
  const theirs = sql`${sql.param([...addresses])}::text[]`
  await tx.execute(sql`
    delete from outbox where kind = 'sign-in-link' and lower(content->>'email') = any(${theirs})`)
  await tx.execute(sql`
    update outbox set refused_for = '[]', last_error = null,
      sent_to = array(select address from unnest(sent_to) address where lower(address) <> all(${theirs}))
    where sent_to && ${theirs} and sent_to <> '{}'`)
  await tx.execute(sql`delete from sign_in_tokens where lower(email) = any(${theirs})`)
}

/** In one statement, because the chain is locked from its first entry on: no payment of the organisation is booked meanwhile. */
async function eraseSubjects(
  tx: Transaction,
  chain: string,
  subjects: readonly { noun: string; id: string }[],
): Promise<void> {
  // What this transaction changed is written first: it, too, names them.
  await tx.execute(sql`set constraints all immediate`)
  await tx.execute(sql`
    select erase_from_audit(${chain}::uuid, noun, id, null)
    from json_to_recordset(${JSON.stringify(subjects)}::json) as subjects (noun text, id text)
    where exists (
      select from audit_entries e where e.organisation_id = ${chain}::uuid and e.noun = subjects.noun and e.subject = subjects.id
        and e.personal is not null)`)
}

/** The audit trail keeps that there were changes, and loses what they say about a person. Comes last. */
export const updateAuditOfPerson = (
  tx: Transaction,
  id: string,
  passkeys: readonly string[],
): Promise<void> =>
  eraseSubjects(tx, PLATFORM_CHAIN, [
    { noun: 'person', id },
    { noun: 'sign-in account', id },
    ...passkeys.map((passkey) => ({ noun: 'passkey', id: passkey })),
  ])

/** Reasons of refunds, which people write. */
export async function updateAuditOfCustomer(
  tx: Transaction,
  id: string,
  organisationId: string,
): Promise<void> {
  const refunds = await tx.execute<{ id: string }>(
    sql`select id from refunds where payment_id in ${paymentsOf(id)} order by id`,
  )
  const subjects = refunds.map((refund) => ({ noun: 'refund', id: refund.id }))
  await eraseSubjects(tx, organisationId, subjects)
}

export async function selectPasskeyIds(tx: Transaction, id: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select id from passkeys where user_id = ${id}::uuid`)
  return rows.map((row) => row.id)
}

/** What lets them in goes; the row stays as what the history points at. */
export async function updatePersonErased(
  tx: Transaction,
  id: string,
  name: string,
  now: Date,
): Promise<void> {
  for (const table of [
    'person_sessions',
    'passkeys',
    'authenticator_apps',
    'recovery_codes',
    'sign_in_accounts',
    'notification_choices',
    'memberships',
  ])
    await tx.execute(sql`delete from ${sql.identifier(table)} where user_id = ${id}::uuid`)
  await tx.execute(sql`
    update users set name = ${name}, email = ${`${id}@erased.invalid`}, is_operator = false,
      erased_at = ${now.toISOString()}::timestamptz
    where id = ${id}::uuid`)
}

export async function lockUser(
  tx: Transaction,
  id: string,
): Promise<{ email: string; isErased: boolean } | undefined> {
  const [row] = await tx.execute<{ email: string; isErased: boolean }>(sql`
    select email, erased_at is not null as "isErased" from users where id = ${id}::uuid for update`)
  return row
}

/** Organisations in which they are an owner. */
export async function selectOwned(tx: Transaction, id: string): Promise<{ id: string; name: string }[]> {
  return [
    ...(await tx.execute<{ id: string; name: string }>(sql`
      select o.id, o.name from memberships m join organisations o on o.id = m.organisation_id
      where m.user_id = ${id}::uuid and m.role = 'Owner' order by o.id`)),
  ]
}
