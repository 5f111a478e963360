// The law of the audit trail: every table is audited or excused with a reason, and so is every column of an audited one.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { AUDITED_TABLES } from '@/db/schema/audit'
import { HOLDINGS } from '@/lib/privacy/holdings'
import { withHouse as it } from '@/lib/testing/fixtures'

/** Table → why no change of it is in the audit trail. */
const EXCUSED: Record<string, string> = {
  article_types: 'fixed by migrations',
  audit_chains: 'the trail itself',
  audit_entries: 'the trail itself',
  audit_verifications: 'what was found when the trail was reckoned anew',
  autopay_consents: 'the payer’s word, kept with every moment of it; told in the timeline',
  autopay_debits: 'made by rules; money is in the ledger',
  autopay_payments: 'the trade; money is in the ledger',
  checkout_lines: 'the trade, not its settings; money is in the ledger',
  checkouts: 'the trade, not its settings; money is in the ledger',
  credit_note_lines: 'the trade; what is credited is in the credit note',
  credit_notes: 'the trade; what they credit is in the ledger, and none that was issued is ever removed',
  customer_changes: 'is the history of customers',
  customers: 'have a history of their own, which is erased with them',
  declines: 'heard from Stripe',
  disputes: 'heard from Stripe; what they take is in the ledger',
  document_deliveries: 'what became of a document, told in its timeline',
  document_files: 'made of what was issued',
  document_series: 'counted up with each document',
  facts: 'of this database itself',
  idempotency_keys: 'kept for a day',
  inbox: 'heard from providers',
  invoice_lines: 'the trade; what is asked for is in the invoice',
  invoice_links: 'told in the timeline of the invoice',
  invoice_reminders: 'what became of each, told in the timeline of the invoice',
  invoice_questions: 'what payers asked; told in the timeline, with who closed it',
  invoice_tallies: 'sums over invoices',
  late_fees: 'the trade; what is asked for is in an invoice of its own',
  invoice_views: 'that somebody looked',
  issued_documents: 'never changed',
  link_requests: 'of some seconds',
  notification_choices: 'which emails somebody wants to get',
  outbox: 'letters',
  passkey_challenges: 'of some minutes',
  payment_locks: 'made by rules, and they end by themselves',
  payment_openings: 'kept for a while to count card testing',
  payment_parts: 'the trade; what is asked for is in the invoice',
  payment_plans: 'the trade; what is asked for is in the invoice',
  payouts: 'heard from Stripe',
  person_sessions: 'who is signed in, not who somebody is',
  proof_codes: 'of some minutes',
  provider_calls: 'measurements',
  provider_notices: 'heard from providers',
  rate_limits: 'counters',
  recurring_invoices: 'has events of its own, and each invoice says which it came from',
  reminder_walks: 'of some minutes',
  routing_decisions: 'is a history itself',
  session_attempts: 'a copy of payments for older versions',
  session_disputes: 'a copy of disputes for older versions',
  session_refunds: 'a copy of refunds for older versions',
  sessions: 'the trade; money is in the ledger',
  sign_in_tokens: 'mailed links of some minutes',
  timeline_entries: 'is a history itself',
  uptimes: 'when the app was up',
  wallet_domains: 'registered by rules',
  webhook_attempts: 'measurements',
  webhook_deliveries: 'measurements',
  webhook_events: 'copies of what happened',
}

/** Of these only that they changed is written, and never what they are. */
const SECRETS = [
  'authenticator_apps.sealed_secret',
  'organisations.reference_secret_sealed',
  'provider_connections.sealed_credentials',
  'provider_connections.sealed_webhook_secret',
  'webhook_subscriptions.secret',
]

/** Tables of which only some events matter: `i`nsert, `u`pdate, `d`elete. */
const EVENTS: Record<string, string> = { invoices: 'ud', ledger_entries: 'id', payments: 'ud' }

interface Audited extends Record<string, unknown> {
  table: string
  args: string
  events: string
}

it('audits every table, or knows why not', async ({ house }) => {
  const tables = await house.db.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  )
  const audited = await house.db.execute<Audited>(sql`
    select c.relname as table, encode(t.tgargs, 'escape') as args,
      case when t.tgtype & 4 > 0 then 'i' else '' end || case when t.tgtype & 16 > 0 then 'u' else '' end
        || case when t.tgtype & 8 > 0 then 'd' else '' end as events
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
    where p.proname = 'audit_change' and t.tgdeferrable and t.tginitdeferred and t.tgenabled = 'O'`)
  const names = audited.map(({ table }) => table)
  expect(tables.map(({ name }) => name).filter((name) => !names.includes(name) && !EXCUSED[name])).toEqual([])
  expect(names.filter((name) => EXCUSED[name])).toEqual([])
  expect(names.toSorted()).toEqual(AUDITED_TABLES)
  const inClear = audited.flatMap(({ args, table }) =>
    (args.split('\\000')[2] ?? '')
      .split(',')
      .filter((column) => column !== 'user_id' && HOLDINGS[table]?.personal.includes(column))
      .map((column) => `${table}.${column}`),
  )
  // An entry is for ever: what is about a person must stand where it can be erased, but for the id that names a row of theirs.
  expect(inClear).toEqual([])
  expect(audited.filter(({ events, table }) => events !== (EVENTS[table] ?? 'iud'))).toEqual([])

  const columns = await house.db.execute<{ table: string; name: string }>(
    sql`select table_name as table, column_name as name from information_schema.columns where table_schema = 'public'`,
  )
  const undecided = audited.flatMap(({ args, table }) => {
    const lists = args
      .split('\\000')
      .slice(1, 5)
      .flatMap((list) => list.split(','))
    return columns
      .filter((column) => column.table === table && !lists.includes('*') && !lists.includes(column.name))
      .map(({ name }) => `${table}.${name}`)
  })
  // A new column is taken for a secret until its trigger is told what it is.
  expect(undecided.toSorted()).toEqual(SECRETS)
  const gone = audited.flatMap(({ args, table }) =>
    args
      .split('\\000')
      .slice(1, 5)
      .flatMap((list) => list.split(','))
      .filter((name) => name !== '' && name !== '*')
      .filter((name) => !columns.some((column) => column.table === table && column.name === name))
      .map((name) => `${table}.${name}`),
  )
  expect(gone).toEqual([])
})
