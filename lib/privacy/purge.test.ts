// What has been kept long enough ends, what has not stays, and the books say afterwards what they said before.
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { checkouts } from '@/db/schema/checkouts'
import { documentFiles } from '@/db/schema/documents'
import { customers, invoices } from '@/db/schema/invoices'
import { documentFile } from '@/lib/payment-views/document-file'
import { sendBill } from '@/lib/testing/business'
import { withBusiness, withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { expectInvariants, hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { plansOf } from '@/lib/testing/plans'
import { allRows } from '@/lib/testing/rows'
import { postCheckout } from '@/lib/testing/shop'
import { updateOldCheckouts, updateOldInvoices, updateOldSessions } from './book-store'
import { booksFrom, purge } from './purge'

/** Those that the purge was given, or that find what is oldest. */
const INDEXES = [
  ...[
    'idempotency_keys_expiry',
    'inbox_filed',
    'inbox_connection',
    'webhook_events_age',
    'outbox_sign_in_links',
  ],
  ...['outbox_addressed', 'customer_changes_detailed', 'declines_newest', 'payment_locks_newest'],
  ...[
    'payment_openings_oldest',
    'provider_calls_oldest',
    'routing_decisions_oldest',
    'invoices_contents_kept',
    'organisation_logos_unshown',
  ],
  ...['checkouts_contents_kept', 'checkouts_unpaid_kept', 'sessions_contents_kept', 'sessions_unpaid_kept'],
]

const UUID = sql.raw('gen_random_uuid()')
const daysAgo = (days: number) => sql.raw(`now() - interval '${days} days'`)

/** Kind → its last day, how a row of that age comes to be, and how many there are that say something. */
const AGED: Record<
  string,
  [days: number, insert: (house: TestHouse, days: number) => Promise<unknown>, left: string]
> = {
  'idempotent answers': [
    0,
    ({ db }, days) =>
      db.execute(sql`
      insert into idempotency_keys (scope, key, fingerprint, resource_id, lease_until, expires_at)
      values ('s', ${String(days)}, 'f', ${UUID}, now() - interval '1 minute', ${daysAgo(days)})`),
    'idempotency_keys',
  ],
  'events of Stripe': [
    40,
    ({ db }, days) =>
      db.execute(sql`
      insert into inbox (account, event_id, type, livemode, payload, state, created_at)
      values ('acct_1', ${`evt_${days}`}, 'charge.updated', false, '{}', 'handled', ${daysAgo(days)})`),
    'inbox',
  ],
  'events told to others': [
    30,
    ({ db }, days) =>
      db.execute(sql`
      insert into webhook_events (id, type, payload, created_at) values (${UUID}, 'ping', '{}', ${daysAgo(days)})`),
    'webhook_events',
  ],
  'links to sign in': [
    30,
    ({ db }, days) =>
      db.execute(sql`
      insert into outbox (id, fact, kind, content, state, created_at)
      values (${UUID}, ${`l${days}`}, 'sign-in-link', '{"email": "a@b.example"}', 'sent', ${daysAgo(days)})`),
    `outbox where kind = 'sign-in-link'`,
  ],
  'addresses of letters': [
    365,
    ({ db }, days) =>
      db.execute(sql`
      insert into outbox (id, fact, kind, content, state, sent_to, created_at)
      values (${UUID}, ${`r${days}`}, 'receipt', '{}', 'sent', '{a@b.example}', ${daysAgo(days)})`),
    `outbox where sent_to <> '{}'`,
  ],
  'declined cards': [
    90,
    ({ db }, days) =>
      db.execute(sql`
      insert into declines (fact, subject, organisation_id, payment_id, code, occurred_at)
      values (${`ch_${days}`}, 's', ${UUID}, ${UUID}, 'generic_decline', ${daysAgo(days)})`),
    'declines',
  ],
  'pauses after declined cards': [
    90,
    ({ db }, days) =>
      db.execute(sql`
      insert into payment_locks (id, subject, organisation_id, reason, declines, since, until)
      values (${UUID}, 's', ${UUID}, 'link', 6, ${daysAgo(days)}, ${daysAgo(days)})`),
    'payment_locks',
  ],
  'networks of payers': [
    3,
    ({ db }, days) =>
      db.execute(sql`
      insert into payment_openings (organisation_id, payment_id, network, opened_at) values (${UUID}, ${UUID}, 'n', ${daysAgo(days)})`),
    'payment_openings',
  ],
  'earlier details of customers': [
    1095,
    ({ db }, days) =>
      db.execute(sql`
      insert into customer_changes (customer_id, kind, detail, occurred_at)
      select id, 'changed', '{"name": {"from": "A", "to": "B"}}', ${daysAgo(days)} from customers limit 1`),
    `customer_changes where detail <> '{}'`,
  ],
}

describe('the purge', () => {
  withHouse('ends each kind after its last day, and not before', async ({ house, people }) => {
    expect(await house.db.$count(customers, eq(customers.id, people.customerId))).toBe(1)
    for (const [days, insert] of Object.values(AGED)) {
      await insert(house, days + 1)
      await insert(house, days - 1)
    }
    const ended = await purge(house)
    for (const [kind, [, , left]] of Object.entries(AGED)) {
      const [row] = await house.db.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${left}`))
      expect({ kind, ended: ended[kind], left: row?.n }).toEqual({ kind, ended: 1, left: 1 })
    }
    expect(await purge(house)).toEqual({})
  })

  withHouse('takes many in small batches, and two replicas share them', async ({ house }) => {
    await house.db.execute(sql`
      insert into inbox (account, event_id, type, livemode, payload, state, created_at)
      select 'acct_1', 'evt_many_' || n, 'charge.updated', false, '{}', 'handled', now() - interval '50 days'
      from generate_series(1, 2500) n`)
    const both = await Promise.all([purge(house, { batch: 100 }), purge(house, { batch: 100 })])
    const taken = both.map((ended) => ended['events of Stripe'] ?? 0)
    expect(taken.reduce((sum, count) => sum + count)).toBe(2500)
    expect(house.logLines.filter((line) => line.includes('was not ended'))).toEqual([])
  })

  // promise 158
  withHouse('ends nothing while a clock is wrong', async ({ house }) => {
    await house.db.execute(sql`
      insert into inbox (account, event_id, type, livemode, payload, state, created_at)
      values ('acct_1', 'evt_clock', 'charge.updated', false, '{}', 'handled', now() - interval '50 days')`)
    for (const seconds of [2 * 365 * 86_400, -2 * 86_400]) {
      house.clock.advance(seconds)
      expect(await purge(house)).toEqual({})
      house.clock.advance(-seconds)
    }
    expect(house.logLines.some((line) => line.includes('the clocks of the database'))).toBe(true)
    expect(await purge(house)).toEqual({ 'events of Stripe': 1 })
  })

  withHouse('leaves alone what waits for a person', async ({ house }) => {
    await house.db.execute(sql`
      insert into inbox (account, event_id, type, livemode, payload, state, created_at)
      values ('acct_1', 'evt_waits', 'charge.updated', false, '{}', 'quarantined', now() - interval '500 days')`)
    await purge(house)
    expect(await allRows(house)).toContain('evt_waits')
  })

  withHouse('finds everything by an index', async ({ client, house }) => {
    const fresh = await client.reserve()
    await fresh.unsafe('set enable_seqscan = off; set enable_sort = off')
    const now = new Date()
    const nodes = await plansOf(house, fresh, async () => {
      await purge(house)
      // As in their transactions, which the plans do not see.
      await updateOldInvoices(house.db, { before: '2010-01-01', most: 500, now })
      for (const isPaid of [true, false]) {
        await updateOldCheckouts(house.db, { isPaid, before: now, most: 500, now })
        await updateOldSessions(house.db, { isPaid, before: now, most: 500, now })
      }
    })
    fresh.release()
    const scans = nodes.flat().filter((node) => /Seq Scan|Index/.test(node['Node Type']))
    // What is asked of payments, refunds and disputes of one candidate, Postgres plans by how many there are.
    const through = scans.filter(
      (node) =>
        node['Index Cond'] === undefined &&
        !/^(payments|refunds|disputes)/.test(node['Index Name'] ?? node['Relation Name'] ?? ''),
    )
    expect(through.map((node) => node['Index Name'] ?? node['Relation Name'])).toEqual([])
    const used = scans.map((node) => node['Index Name'])
    for (const name of INDEXES) expect(used).toContain(name)
  })

  withBusiness(
    'erases names and contents of books whose term is over, and no figure',
    async ({ business, house, shop }) => {
      const { invoiceId, token } = await sendBill(business, {
        lineItems: [
          {
            ...{ description: 'Wedding cake for Quirin', quantity: 1, unitPrice: '80' },
            discount: { percent: 10, reason: 'Because Quirin asked' },
          },
        ],
      })
      await payBill(business, token)
      await hearEvents(business)
      const [paid] = await paymentsOf(business, invoiceId)
      const receipt = { paymentId: paid?.id ?? '' }
      await documentFile(house, receipt, 'pdf')
      const owed = await sendBill(business)
      await postCheckout(shop)
      await house.db.update(invoices).set({
        ...{ memo: 'For Quirin', metadata: { who: 'Quirin' }, purchaseOrderNumber: 'Quirin 7' },
        ...{ buyerReference: 'Quirin', discount: { percentPpm: 0, reason: 'Because Quirin asked' } },
      })
      await house.db.update(checkouts).set({ customerEmail: 'quirin@vergessen.example' })
      const figures = async () =>
        house.db.execute(sql`
      select number, total_minor, amount_paid_minor, status, issue_date from invoices order by number`)
      await house.db.update(invoices).set({ issueDate: '2020-03-01' })
      const before = await figures()

      expect(await purge(house)).not.toHaveProperty('contents of old invoices')
      await house.db.update(invoices).set({ issueDate: '2010-03-01' })
      // Paid today: a bank may still take it back.
      expect(await purge(house)).not.toHaveProperty('contents of old invoices')
      await house.db.execute(sql`update payments set succeeded_at = now() - interval '541 days'`)
      expect(await purge(house)).toMatchObject({ 'contents of old invoices': 1 })
      const [paper] = await house.db.select().from(invoices).where(eq(invoices.id, invoiceId))
      expect(paper).toMatchObject({
        ...{ memo: null, metadata: {}, billedTo: { name: 'Erased' }, discount: { reason: 'Erased' } },
        ...{ purchaseOrderNumber: null, buyerReference: null },
      })
      const [open] = await house.db.select().from(invoices).where(eq(invoices.id, owed.invoiceId))
      expect(open?.contentsErasedAt).toBeNull()
      expect((await allRows(house)).includes('Wedding cake')).toBe(false)
      await expect(documentFile(house, receipt, 'pdf')).rejects.toMatchObject({ code: 'Document.Erased' })
      expect(await house.db.$count(documentFiles)).toBe(0)
      await house.db.update(invoices).set({ issueDate: '2020-03-01' })
      expect(await figures()).toEqual(before)
      await expectInvariants(business)
    },
  )

  withBusiness('forgets who did not pay after 90 days', async ({ house, shop }) => {
    await postCheckout(shop, { InternalReferenceId: 'left-behind' })
    await house.db
      .update(checkouts)
      .set({ customerEmail: 'left@behind.example' })
      .where(eq(checkouts.internalReferenceId, 'left-behind'))
    const age = (days: number) =>
      house.db.execute(sql`
      update checkouts set state = 'expired', created_at = now() - make_interval(days => ${days})
      where internal_reference_id = 'left-behind'`)
    await age(89)
    await purge(house)
    expect((await allRows(house)).includes('left@behind.example')).toBe(true)
    await age(91)
    const state = (to: string) =>
      house.db.execute(sql`
      update payments set state = ${to} where checkout_id in (select id from checkouts where internal_reference_id = 'left-behind')`)
    await state('quarantined')
    await purge(house)
    expect((await allRows(house)).includes('left@behind.example')).toBe(true)
    await state('cancelled')
    await age(91)
    await purge(house)
    expect((await allRows(house)).includes('left@behind.example')).toBe(false)
  })
})

describe('books', () => {
  withHouse('end with the calendar year, everywhere on earth', () => {
    expect(booksFrom(new Date('2036-12-31T23:00:00Z'), 10)).toBe('2026-01-01')
    expect(booksFrom(new Date('2037-01-01T03:00:00Z'), 10)).toBe('2026-01-01')
    expect(booksFrom(new Date('2037-01-02T13:00:00Z'), 10)).toBe('2027-01-01')
  })
})
