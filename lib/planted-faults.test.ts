// A fault is planted for each invariant: the job that runs every five minutes finds it, and the alarm goes off.
import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it as plainly } from 'vitest'
import { SCHEDULE } from './background'
import { newId } from './ids'
import { countInvariants, countViolations, INVARIANT_NAMES } from './invariants'
import { readMetrics } from './metrics'
import { readAlerts } from './testing/alerts'
import { withHouse as it } from './testing/fixtures'

type Row = Record<string, unknown>

const insert = (table: string, row: Row): SQL =>
  sql`insert into ${sql.identifier(table)} (${sql.join(
    Object.keys(row).map((name) => sql.identifier(name)),
    sql`, `,
  )}) overriding user value values (${sql.join(
    Object.values(row).map((value) => sql`${value}`),
    sql`, `,
  )})`

const organisation = newId()
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const invoice = (row: Row = {}) =>
  insert('invoices', {
    ...{ id: newId(), organisation_id: organisation, customer_id: newId(), currency: 'EUR' },
    ...{ issue_date: '2026-11-01', sub_total_minor: 1000, tax_minor: 0, total_minor: 1000, ...row },
  })
const checkout = (row: Row = {}) =>
  insert('checkouts', {
    ...{ id: newId(), organisation_id: organisation, internal_reference_id: newId(), country: 'DE' },
    ...{ ui_mode: 'hosted', confirmation_url: 'https://a.example', fingerprint: 'x', currency: 'EUR' },
    ...{ total_minor: 1000, state: 'complete', ...row },
  })
const session = (row: Row = {}) =>
  insert('sessions', {
    ...{ id: newId(), application_id: newId(), organisation_id: organisation, order_reference: newId() },
    ...{ payment_method: 'card', currency: 'EUR', total_minor: 1000, items: '[]' },
    ...{ state: 'CANCELLED', expires_at: ago(-60), ...row },
  })
const payment = (row: Row = {}) =>
  insert('payments', {
    ...{ id: newId(), organisation_id: organisation, source: 'stripe', state: 'failed', livemode: false },
    ...{ amount_minor: 1000, currency: 'EUR', ...(!row.session_id && { invoice_id: newId() }), ...row },
  })
const ofSession = (sessionId: string, row: Row = {}) =>
  payment({ session_id: sessionId, connection_id: newId(), ordinal: 2, source: 'connection', ...row })
const ledger = (row: Row) =>
  insert('ledger_entries', {
    ...{ fact: newId(), organisation_id: organisation, kind: 'payment', currency: 'EUR' },
    ...{ amount_minor: 100, occurred_at: ago(1), ...row },
  })
const refund = (row: Row) =>
  insert('refunds', {
    ...{ id: newId(), organisation_id: organisation, payment_id: newId(), amount_minor: 100 },
    ...{ currency: 'EUR', state: 'succeeded', origin: 'api', ...row },
  })

/** Invariant → what breaks it. */
const PLANTS: Record<string, (one: string, two: string) => SQL[]> = {
  'invoice differs from its ledger': () => [invoice({ amount_paid_minor: 100 })],
  'credit of an invoice that is not that of its credit notes': (one) => [
    invoice({ id: one, amount_credited_minor: 100 }),
    ledger({ invoice_id: one, kind: 'credit' }),
  ],
  'more credited than was invoiced': () => [invoice({ amount_credited_minor: 1001 })],
  'invoice that reserves another amount than its live payments': () => [invoice({ reserved_minor: 100 })],
  'payment plan whose parts are not the total': (one, two) => [
    invoice({ id: one, number: 1, sent_at: ago(1) }),
    insert('payment_plans', {
      ...{ id: two, organisation_id: organisation, invoice_id: one, payer_may_choose: 'next' },
    }),
    insert('payment_parts', {
      ...{ organisation_id: organisation, plan_id: two, position: 0, kind: 'rest', amount_minor: 999 },
    }),
  ],
  'checkout differs from its ledger': () => [checkout({ amount_paid_minor: 100 })],
  'invoice or checkout whose ledger is below zero': (one) => [
    ledger({ invoice_id: one, kind: 'refund', amount_minor: -1 }),
  ],
  'payment that has lost more than it held': (one, two) => [
    ledger({ invoice_id: one, payment_id: two, kind: 'refund', amount_minor: -1 }),
  ],
  'reference paid by two checkouts': () => [
    checkout({ internal_reference_id: 'same', amount_paid_minor: 1 }),
    checkout({ internal_reference_id: 'same', amount_paid_minor: 1 }),
  ],
  'succeeded payment without ledger entry': () => [payment({ state: 'succeeded' })],
  'payment whose price is not booked as promised': (one, two) => [
    payment({
      ...{ id: one, invoice_id: two, state: 'succeeded', succeeded_at: ago(1) },
      price: JSON.stringify({ settled: { creditMinor: 357, surchargeMinor: 0 } }),
    }),
    ledger({ invoice_id: two, payment_id: one, amount_minor: 1000 }),
  ],
  'overpaid invoice': () => [invoice({ amount_paid_minor: 1001 })],
  'customer who has used more credit than was kept': (one) => [
    invoice({ id: one }),
    ledger({ invoice_id: one, kind: 'credit_applied', amount_minor: 1 }),
  ],
  'ledger entry in another currency than its invoice': (one) => [
    invoice({ id: one }),
    ledger({ invoice_id: one, currency: 'USD' }),
  ],
  'ledger entry in another currency than its checkout': (one) => [
    checkout({ id: one }),
    ledger({ checkout_id: one, currency: 'USD' }),
  ],
  'more refunded than was paid': (one) => [
    payment({ id: one }),
    refund({ payment_id: one, amount_minor: 1001 }),
  ],
  'refund that is not made': () => [refund({ state: 'opening', created_at: ago(61) })],
  'session differs from its ledger': () => [
    session({ attempt_id: newId(), state: 'SUCCEEDED', captured_minor: 1000 }),
  ],
  'lost dispute of a session that has taken nothing': (one, two) => [
    session({ id: one }),
    ofSession(one, { id: two }),
    insert('disputes', {
      ...{ id: newId(), organisation_id: organisation, payment_id: two, reference_in_payment: 'dp_1' },
      ...{ amount_minor: 1, currency: 'EUR', state: 'lost' },
    }),
  ],
  'session whose state is not that of its money': () => [session({ state: 'SUCCEEDED' })],
  'ledger entry in another currency than its session': (one) => [
    session({ id: one }),
    ledger({ session_id: one, currency: 'USD' }),
  ],
  'session that waits long after its hour': () => [session({ state: 'PENDING', expires_at: ago(16) })],
  'pending session that nobody looks at': () => [session({ state: 'PENDING' })],
  'session that a provider tells otherwise': () => [session({ failure_reason: 'mismatch: amount' })],
  'session paid twice and not refunded': (one, two) => [
    session({ id: one, attempt_id: newId() }),
    ofSession(one, { id: two, state: 'succeeded', updated_at: ago(11) }),
    ledger({ session_id: one, payment_id: two }),
  ],
  'refund of a session that nobody asks after': (one, two) => [
    session({ id: one }),
    ofSession(one, { id: two }),
    refund({ payment_id: two, state: 'pending' }),
  ],
  'net differs from what the fees leave': () => [payment({ net_minor: 1, provider_fee_minor: 0 })],
  'more of a fee given back than was taken': () => [payment({ fee_refunded_minor: 1 })],
  'live payment that nobody looks at': () => [payment({ state: 'open' })],
  'event waiting for more than ten minutes': () => [
    insert('inbox', {
      ...{ account: 'acct_1', event_id: 'evt_1', type: 'charge.updated', livemode: false, payload: '{}' },
      created_at: ago(11),
    }),
  ],
  'payment account whose access is in doubt for ten minutes': () => [
    insert('payment_accounts', {
      ...{ id: newId(), organisation_id: organisation, livemode: false, access_doubted_at: ago(11) },
    }),
  ],
  'quarantined payment': () => [payment({ quarantine_reason: 'amount' })],
  'event that nobody writes down or tells': () => [
    insert('webhook_events', { id: newId(), type: 'x', subject_id: newId(), created_at: ago(11) }),
  ],
  'audit trail that was tampered with': (one) => [
    insert('audit_verifications', {
      ...{ organisation_id: one, is_right: false, entries: 2, hash: 'x', wrong_position: 1 },
      reason: 'This entry is missing.',
    }),
  ],
  'dead letter or event': () => [
    insert('outbox', { id: newId(), fact: newId(), kind: 'receipt', content: '{}', state: 'dead' }),
  ],
}

plainly('every invariant has a fault to plant, and the schedule counts them every five minutes', () => {
  expect(Object.keys(PLANTS)).toEqual(INVARIANT_NAMES)
  expect(SCHEDULE['count-invariants']?.cron).toBe('*/5 * * * *')
})

class Undone extends Error {}

/** As somebody would who goes past all triggers. */
const PAST_TRIGGERS = sql`set local session_replication_role = replica`

// promise 128
describe('the fault', () => {
  it.for(INVARIANT_NAMES)('%s: is counted', async (name, { house }) => {
    const counts: number[] = []
    const planted = house.db.transaction(async (tx) => {
      await tx.execute(PAST_TRIGGERS)
      counts.push(await countViolations(tx, name))
      for (const statement of PLANTS[name]?.(newId(), newId()) ?? []) await tx.execute(statement)
      counts.push(await countViolations(tx, name))
      throw new Undone()
    })
    await expect(planted).rejects.toThrow(Undone)
    expect(counts).toEqual([0, 1])
  })

  it('is in the metrics after the next count, and sets the alarm off', async ({ house }) => {
    const alarm = (await readAlerts()).find(({ alert }) => alert === 'RemitInvariantViolated')
    const [, metric = '', bound = ''] = /^(\w+) > (\d+)$/.exec(alarm?.expr ?? '') ?? []
    expect([alarm?.for, metric]).toEqual(['0m', 'remit_invariant_violations'])
    const alarmed = async () => {
      await SCHEDULE['count-invariants']?.run(house)
      const samples = (await readMetrics(house)).matchAll(
        new RegExp(`^${metric}\\{invariant="([^"]+)"\\} (\\d+)$`, 'gm'),
      )
      return [...samples].filter(([, , value]) => Number(value) > Number(bound)).map(([, name]) => name)
    }
    expect(await alarmed()).toEqual([])
    await house.db.transaction(async (tx) => {
      await tx.execute(PAST_TRIGGERS)
      for (const [name, plant] of Object.entries(PLANTS))
        for (const statement of plant(newId(), newId()))
          await tx.execute(statement).catch((error: unknown) => {
            throw new Error(name, { cause: error })
          })
    })
    expect((await alarmed()).toSorted()).toEqual(INVARIANT_NAMES.toSorted())
    expect(await countInvariants(house)).toMatchObject({ 'quarantined payment': 1 })
  })
})
