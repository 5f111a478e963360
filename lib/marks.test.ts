// Marks of time written by a clock that ran ahead: what they put off is done within minutes, and what is rightly far off stays.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { documentDeliveries, issuedDocuments } from '@/db/schema/documents'
import { idempotencyKeys, inbox } from '@/db/schema/mail'
import { refunds } from '@/db/schema/payments'
import { webhookDeliveries, webhookEvents, webhookSubscriptions } from '@/db/schema/webhooks'
import { daysFrom } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { insertWalletDomains } from '@/lib/payment-accounts/wallet-domain-store'
import { openPayment } from '@/lib/payments/open'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { withStory } from '@/lib/testing/fixtures'
import { openSession } from '@/lib/testing/session-story'
import { healMarks, MARKS } from './marks'

/** One row of each table that has marks. */
const it = withStory.extend('rows', { scope: 'file' }, async ({ story }) => {
  const { db } = story.house
  const business = await openBusiness(story.house)
  const { organisationId } = business
  await openPayment(story.house, (await sendBill(business)).token)
  await sendBill(business, { dueDate: '2090-01-31', paymentPlan: { deposit: { percent: 30 } } })
  await openSession(story)
  await insertWalletDomains(db, 'pay.example', new Date())
  const [payment] = await db.query.payments.findMany()
  await db.insert(refunds).values({
    ...{ id: newId(), organisationId, paymentId: payment?.id ?? '', amountMinor: 1, currency: 'EUR' },
    ...{ state: 'pending', origin: 'api', nextTryAt: new Date() },
  })
  await db
    .insert(inbox)
    .values({ account: 'acct_mark', livemode: false, eventId: 'evt_mark', type: 'ping', payload: '{}' })
  const [issued] = await db.select({ id: issuedDocuments.id }).from(issuedDocuments)
  await db.insert(documentDeliveries).values({
    ...{ id: newId(), organisationId, documentId: issued?.id ?? '', channel: 'peppol' },
  })
  const [subscriptionId, eventId] = [newId(), newId()]
  await db
    .insert(webhookSubscriptions)
    .values({ id: subscriptionId, clientId: business.clientId, url: 'https://shop.example', secret: 's' })
  await db
    .insert(webhookEvents)
    .values({ id: eventId, organisationId, type: 'invoice.sent', subjectId: newId() })
  await db.insert(webhookDeliveries).values({ id: newId(), eventId, subscriptionId })
  const [now, scope] = [new Date(), 'marks']
  const lease = { leaseUntil: now, expiresAt: daysFrom(now, 1), createdAt: now }
  await db
    .insert(idempotencyKeys)
    .values({ scope, key: 'k', fingerprint: 'f', resourceId: newId(), ...lease })
  return story.house
})

/** What makes a mark decide something. */
const STATES: Record<string, string> = {
  inbox: "state = 'received'",
  outbox: "state = 'waiting'",
  webhook_deliveries: "state = 'waiting'",
}

// promise 158
const NAMED = MARKS.map((mark) => [`${mark.table}.${mark.column}`, mark] as const)

it.for(NAMED)('%s', async ([, { column, farthest, table, where }], { rows: { db, log } }) => {
  const [name, mark] = [sql.identifier(table), sql.identifier(column)]
  const state = sql.raw(STATES[table] === undefined ? '' : `, ${STATES[table]}`)
  const put = (moreSeconds: number) =>
    db.execute(sql`
      update ${name} set ${mark} = clock_timestamp() + ((${farthest}) + ${moreSeconds}::int) * interval '1 second' ${state}
      where ctid = (select ctid from ${name} where ${where ?? sql`true`} limit 1)`)
  const isAhead = async () => {
    const [row] = await db.execute<{ n: number }>(sql`
      select count(*)::int as n from ${name} where ${mark} > clock_timestamp() + interval '5 seconds' and ${where ?? sql`true`}`)
    return (row?.n ?? 0) > 0
  }
  expect((await put(-5)).count, 'a row of its own').toBe(1)
  await healMarks({ db, log })
  expect(await isAhead(), 'what is rightly far off').toBe(true)
  await put(7_200)
  expect(await healMarks({ db, log })).toBe(1)
  const [after] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from ${name} where ${mark} between clock_timestamp() - interval '10 seconds' and clock_timestamp()`)
  expect(after?.n).toBeGreaterThan(0)
})

/** Marks that put nothing off, and tables that only an earlier version writes. */
const NOT_DUE = [
  'disputes.evidence_due_at',
  'payment_accounts.events_listed_until',
  // One that lies ahead is not trusted where it is read.
  'payment_accounts.events_seen_until',
  'operator_visits.raised_until',
  'payment_locks.until',
  'webhook_subscriptions.previous_secret_until',
  'provider_notices.next_try_at',
  'session_attempts.look_again_at',
  'session_disputes.due_by',
  'session_refunds.next_try_at',
  // Moments of plans, which lie ahead for as long as they are planned.
  'invoices.next_reminder_at',
  'invoice_reminders.due_at',
  // Debits are planned for the due dates of their invoices.
  'autopay_debits.due_at',
  'autopay_debits.next_at',
  // Leases, by the database's own clock.
  'document_deliveries.held_until',
  'inbox.held_until',
  'outbox.held_until',
  'webhook_deliveries.held_until',
  'uptimes.until',
  // What `try_at` was before anything was put off.
  'recurring_invoices.next_at',
]

// promise 158
it('every mark that puts something off heals', async ({ rows: { db } }) => {
  const columns = await db.execute<{ name: string }>(sql`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'timestamp with time zone'
      and c.column_name ~ '(^next_|again_at$|^due_|_due_at$|ask_at$|until$)'`)
  const known = [...MARKS.map(({ column, table }) => `${table}.${column}`), ...NOT_DUE]
  expect(columns.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([])
})

// promise 158
it('heals more than one batch, and goes on behind a table that fails', async ({ rows: { db, log } }) => {
  await db.execute(sql`
    insert into inbox (account, event_id, type, livemode, payload, next_attempt_at)
    select 'acct_mark', 'evt_' || n, 'ping', false, '{}', clock_timestamp() + interval '2 days' from generate_series(1, 1200) n`)
  expect(await healMarks({ db, log })).toBe(1_200)
  await db.execute(sql`update inbox set next_attempt_at = clock_timestamp() + interval '2 days'`)
  await db.execute(sql`alter table refunds rename column next_try_at to next_try_at_gone`)
  const healed = await healMarks({ db, log })
  await db.execute(sql`alter table refunds rename column next_try_at_gone to next_try_at`)
  expect(healed).toBeGreaterThan(1_000)
})
