// Which rows of each table are about one customer, or about one person who signs in: what an answer to an access request holds.
import { type SQL, sql } from 'drizzle-orm'
import { PLATFORM_CHAIN } from '@/db/schema/audit'

/** How the rows are found, and what of them is somebody else's. */
export interface Rows {
  isTheirs: SQL
  /** Columns that would show other people. */
  without?: readonly string[]
}

/** `theirs` are the ids of the customer with those that were merged into it; each condition has an index. */
export function rowsOfCustomer(theirs: readonly string[], organisationId: string): Record<string, Rows> {
  const ids = sql`any(${sql.param([...theirs])}::uuid[])`
  const invoiced = sql`(select id from invoices where customer_id = ${ids})`
  const credited = sql`(select id from credit_notes where invoice_id in ${invoiced})`
  const paid = sql`(select id from payments where invoice_id in ${invoiced})`
  const issued = sql`(invoice_id in ${invoiced} or credit_note_id in ${credited} or payment_id in ${paid})`
  const documents = sql`(select id from issued_documents where ${issued})`
  const delivered = sql`(select id from document_deliveries where document_id in ${documents})`
  const named = (key: string, among: SQL) =>
    sql`(content ? ${sql.raw(`'${key}'`)} and content->>${sql.raw(`'${key}'`)} in (select id::text from ${among} among))`
  return {
    customers: { isTheirs: sql`id = ${ids}` },
    customer_changes: { isTheirs: sql`customer_id = ${ids}`, without: ['actor'] },
    invoices: { isTheirs: sql`customer_id = ${ids}` },
    invoice_lines: { isTheirs: sql`invoice_id in ${invoiced}` },
    invoice_links: { isTheirs: sql`invoice_id in ${invoiced}` },
    invoice_reminders: { isTheirs: sql`invoice_id in ${invoiced}` },
    invoice_questions: { isTheirs: sql`invoice_id in ${invoiced}`, without: ['closed_by'] },
    invoice_views: { isTheirs: sql`invoice_id in ${invoiced}` },
    recurring_invoices: { isTheirs: sql`customer_id = ${ids}` },
    autopay_consents: { isTheirs: sql`customer_id = ${ids}` },
    autopay_debits: { isTheirs: sql`invoice_id in ${invoiced}` },
    credit_notes: { isTheirs: sql`invoice_id in ${invoiced}` },
    credit_note_lines: { isTheirs: sql`credit_note_id in ${credited}` },
    issued_documents: { isTheirs: issued },
    document_deliveries: { isTheirs: sql`document_id in ${documents}` },
    payments: { isTheirs: sql`invoice_id in ${invoiced}` },
    refunds: { isTheirs: sql`payment_id in ${paid}` },
    disputes: { isTheirs: sql`payment_id in ${paid}` },
    ledger_entries: { isTheirs: sql`invoice_id in ${invoiced}` },
    timeline_entries: { isTheirs: sql`invoice_id in ${invoiced}`, without: ['actor'] },
    outbox: {
      isTheirs: sql`${named('customerId', sql`(select id from customers where id = ${ids})`)}
        or ${named('invoiceId', invoiced)} or ${named('paymentId', paid)}
        or ${named('refundId', sql`(select id from refunds where payment_id in ${paid})`)}
        or ${named('disputeId', sql`(select id from disputes where payment_id in ${paid})`)}
        or fact in (select 'credit-note-issued:' || id from ${credited} among)`,
      // Letters to the seller are about the same invoices; their addresses are the seller’s.
      without: ['content', 'last_error'],
    },
    inbox: { isTheirs: sql`payment_id in ${paid}` },
    webhook_events: {
      isTheirs: sql`organisation_id = ${organisationId}::uuid and (subject_id in ${invoiced} or subject_id in ${paid}
        or subject_id in ${credited} or subject_id in ${delivered}
        or subject_id in (select id from autopay_consents where customer_id = ${ids})
        or subject_id in (select id from autopay_debits where invoice_id in ${invoiced})
        or subject_id in (select id from invoice_questions where invoice_id in ${invoiced}))`,
    },
    declines: { isTheirs: sql`subject in (select 'invoice:' || id from ${invoiced} among)` },
    payment_locks: { isTheirs: sql`invoice_id in ${invoiced}` },
    payment_openings: {
      isTheirs: sql`(payment_id in ${paid} or payment_id in (select id from autopay_consents where customer_id = ${ids}))`,
    },
  }
}

export function rowsOfPerson({ email, id }: { id: string; email: string }): Record<string, Rows> {
  const isUser: Rows = { isTheirs: sql`user_id = ${id}::uuid` }
  const isActor = sql`actor = ${`person:${id}`} and actor like 'person:%'`
  return {
    users: { isTheirs: sql`id = ${id}::uuid` },
    memberships: isUser,
    person_sessions: isUser,
    passkeys: isUser,
    authenticator_apps: isUser,
    recovery_codes: isUser,
    // Where they looked as an operator, and why they said so.
    operator_visits: isUser,
    sign_in_accounts: isUser,
    notification_choices: isUser,
    sign_in_tokens: { isTheirs: sql`lower(email) = lower(${email})` },
    // What they did; what it was done to is the organisation’s and its customers’.
    customer_changes: { isTheirs: isActor, without: ['detail'] },
    timeline_entries: { isTheirs: isActor, without: ['message', 'reference', 'detail'] },
    invoice_questions: {
      isTheirs: sql`closed_by = ${`person:${id}`} and closed_by like 'person:%'`,
      without: ['text'],
    },
    audit_entries: {
      isTheirs: sql`organisation_id = ${PLATFORM_CHAIN}::uuid and noun = 'person' and subject = ${id}`,
    },
    outbox: {
      isTheirs: sql`sent_to @> array[${email}] and sent_to <> '{}'`,
      without: ['sent_to', 'refused_for', 'last_error', 'content'],
    },
  }
}

/** Table → why nothing of it is in either, though something in it is personal. */
export const IN_NO_EXPORT: Readonly<Record<string, string>> = {
  organisations: 'what an organisation says of itself; its members see it all on its settings page',
  organisation_logos: 'the organisation’s own',
  reminder_texts: 'the organisation’s own words to all of its customers',
  document_files: 'made of issued_documents, which are in it; each is at its own address',
  webhook_subscriptions: 'a setting of the organisation',
  webhook_attempts: 'what a program of the organisation answered',
  rate_limits: 'counts that end within a day, under keys that name nobody',
  idempotency_keys: 'copies of answers, sealed, for a day',
  session_refunds: 'the same as refunds, for earlier versions',
  checkouts:
    'whoever pays at a shop is known there, by its reference: GET /payment/stripe/v1/checkout answers',
  sessions: 'whoever pays at a shop is known there, by its reference: GET /api/v1/sessions/{id} answers',
}
