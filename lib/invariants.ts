// The invariants of the books, counted by SQL: anything but zero is an alarm.
import { eq, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { facts } from '@/db/schema/organisations'
import { transact } from '@/db/transact'
import type { House } from './house'

/** Name → a query that counts violations. */
const INVARIANTS = {
  /** An invoice says what its ledger says. */
  'invoice differs from its ledger': sql`
    select count(*)::int as n from invoices i
    left join (
      select invoice_id, sum(amount_minor) filter (where kind <> 'credit') as paid,
        sum(amount_minor) filter (where kind = 'credit') as credited
      from ledger_entries group by 1) l
      on l.invoice_id = i.id
    where i.amount_paid_minor <> coalesce(l.paid, 0) or i.amount_credited_minor <> coalesce(l.credited, 0)`,
  /** What was carried over from before refunds said why has no document. */
  'credit of an invoice that is not that of its credit notes': sql`
    select count(*)::int as n from (
      select invoice_id, sum(amount_minor) as minor from ledger_entries
      where kind = 'credit' and not starts_with(fact, 'credit_carried') group by 1) l
    full join (
      select invoice_id, sum(total_minor) as minor from credit_notes
      where status = 'Issued' and cancels_id is null group by 1) c using (invoice_id)
    where coalesce(l.minor, 0) <> coalesce(c.minor, 0)`,
  'more credited than was invoiced': sql`
    select count(*)::int as n from invoices where amount_credited_minor not between 0 and total_minor`,
  'invoice that reserves another amount than its live payments': sql`
    select count(*)::int as n from (select id, reserved_minor from invoices where reserved_minor <> 0) i
    full join (
      select invoice_id, sum(coalesce(settles_minor, amount_minor)) as minor from payments
      where source = 'stripe' and invoice_id is not null
        and state in ('opening', 'unknown', 'open', 'processing', 'quarantined')
      group by 1) live on live.invoice_id = i.id
    where coalesce(i.reserved_minor, 0) <> coalesce(live.minor, 0)`,
  'payment plan whose parts are not the total': sql`
    select count(*)::int as n from payment_plans p join invoices i on i.id = p.invoice_id
    left join (select plan_id, sum(amount_minor) as minor from payment_parts group by 1) parts on parts.plan_id = p.id
    where i.sent_at is not null and parts.minor is distinct from i.total_minor`,
  'checkout differs from its ledger': sql`
    select count(*)::int as n from checkouts c
    left join (select checkout_id, sum(amount_minor) as paid from ledger_entries group by 1) l on l.checkout_id = c.id
    where c.amount_paid_minor <> coalesce(l.paid, 0)`,
  /** Nobody pays less than nothing: money that went beyond what came is the seller's loss, and credit without money is none. */
  'invoice or checkout whose ledger is below zero': sql`
    select count(*)::int as n from (
      select 1 from ledger_entries where session_id is null and kind <> 'credit'
      group by invoice_id, checkout_id having sum(amount_minor) < 0) below`,
  'payment that has lost more than it held': sql`
    select count(*)::int as n from (
      select 1 from ledger_entries where payment_id is not null
      group by payment_id having sum(amount_minor) < 0) below`,
  /** A second session is only made when the first can no longer be paid. */
  'reference paid by two checkouts': sql`
    select count(*)::int as n from (
      select 1 from checkouts where amount_paid_minor > 0
      group by organisation_id, internal_reference_id having count(*) > 1) paid_twice`,
  /** A payment that succeeded is in the ledger, with its amount. */
  'succeeded payment without ledger entry': sql`
    select count(*)::int as n from payments p
    where p.state = 'succeeded'
      and not exists (select 1 from ledger_entries l where l.payment_id = p.id and l.kind = 'payment' and l.amount_minor = p.amount_minor)`,
  /** What an older version has booked without its price is mended within minutes. */
  'payment whose price is not booked as promised': sql`
    select count(*)::int as n from payments p where p.state = 'succeeded' and p.price is not null and case
      when p.price ? 'settled' then
        (p.price #>> '{settled,surchargeMinor}')::bigint <> (select -coalesce(sum(l.amount_minor), 0)
          from ledger_entries l where l.invoice_id = p.invoice_id and l.payment_id = p.id and l.kind = 'surcharge')
        or (p.price #>> '{settled,creditMinor}')::bigint <> coalesce((select c.total_minor from credit_notes c
          where c.invoice_id = p.invoice_id and c.payment_id = p.id and c.cancels_id is null order by c.created_at, c.id limit 1), 0)
        or 1 < (select count(*) from credit_notes c where c.invoice_id = p.invoice_id and c.payment_id = p.id
          and c.cancels_id is null and c.cancelled_at is null)
      else p.succeeded_at < house_now() - interval '1 hour' end`,
  /** A surplus goes back by itself within seconds; what came back later waits for a person, who gives it back or keeps it. */
  'overpaid invoice': sql`select count(*)::int as n from invoices where amount_overpaid_minor > 0`,
  /** What was kept as a customer's credit, and not applied yet. */
  'customer who has used more credit than was kept': sql`
    select count(*)::int as n from (
      select 1 from ledger_entries l join invoices i on i.id = l.invoice_id
      where l.kind in ('credit_kept', 'credit_applied')
      group by i.customer_id, l.currency having sum(l.amount_minor) > 0) overdrawn`,
  'ledger entry in another currency than its invoice': sql`
    select count(*)::int as n from ledger_entries l join invoices i on i.id = l.invoice_id where l.currency <> i.currency`,
  'ledger entry in another currency than its checkout': sql`
    select count(*)::int as n from ledger_entries l join checkouts c on c.id = l.checkout_id where l.currency <> c.currency`,
  'more refunded than was paid': sql`
    select count(*)::int as n from (
      select p.id from payments p join refunds r on r.payment_id = p.id and r.state in ('opening', 'pending', 'succeeded')
      group by p.id having sum(r.amount_minor) > p.amount_minor) over_refunded`,
  /** A bank may take days; Stripe, or a wrong key of ours, may not. */
  'refund that is not made': sql`
    select count(*)::int as n from refunds where state = 'opening' and created_at < house_now() - interval '1 hour'`,
  /** What has come in and gone back by the payment that pays it. */
  'session differs from its ledger': sql`
    select count(*)::int as n from sessions s
    left join (
      select session_id, payment_id,
        sum(amount_minor) filter (where kind = 'payment') as captured,
        -coalesce(sum(amount_minor) filter (where kind in ('refund', 'refund_reversed')), 0) as refunded,
        -coalesce(sum(amount_minor) filter (where kind in ('dispute_lost', 'dispute_reversed')), 0) as charged_back
      from ledger_entries where session_id is not null group by 1, 2) l
      on l.session_id = s.id and l.payment_id = s.attempt_id
    where s.captured_minor <> coalesce(l.captured, 0) or s.refunded_minor <> coalesce(l.refunded, 0)
      or s.charged_back_minor <> coalesce(l.charged_back, 0)`,
  'lost dispute of a session that has taken nothing': sql`
    select count(*)::int as n from disputes d join payments p on p.id = d.payment_id
    where p.session_id is not null and (d.state = 'lost') <> (0 > (select coalesce(sum(l.amount_minor), 0) from ledger_entries l
      where l.session_id = p.session_id and l.payment_id = p.id and l.kind in ('dispute_lost', 'dispute_reversed')
        and split_part(l.fact, ':', 4) = d.reference_in_payment))`,
  'session whose state is not that of its money': sql`
    select count(*)::int as n from sessions
    where (captured_minor > 0) <> (state in ('SUCCEEDED', 'PARTIALLY_REFUNDED', 'REFUNDED'))`,
  'ledger entry in another currency than its session': sql`
    select count(*)::int as n from ledger_entries l join sessions s on s.id = l.session_id where l.currency <> s.currency`,
  /** Its hour is over, and several looks have not brought it to an end. */
  'session that waits long after its hour': sql`
    select count(*)::int as n from sessions where state = 'PENDING' and expires_at < house_now() - interval '15 minutes'`,
  'pending session that nobody looks at': sql`
    select count(*)::int as n from sessions where state = 'PENDING' and next_check_at is null`,
  'session that a provider tells otherwise': sql`
    select count(*)::int as n from sessions where failure_reason like 'mismatch:%'`,
  /** A surplus goes back by itself within minutes. */
  'session paid twice and not refunded': sql`
    select count(*)::int as n from payments p join sessions s on s.id = p.session_id
    where p.state = 'succeeded' and p.id <> s.attempt_id and p.updated_at < house_now() - interval '10 minutes'
      and 0 <> (select coalesce(sum(l.amount_minor), 0) from ledger_entries l
        where l.session_id = p.session_id and l.payment_id = p.id)`,
  /** A bank may take days; a provider that does not answer may not. */
  'refund of a session that nobody asks after': sql`
    select count(*)::int as n from refunds r join payments p on p.id = r.payment_id
    where p.session_id is not null and r.state in ('opening', 'pending') and r.next_try_at is null`,
  /** Gross − Stripe's fee − ours; unknown only while Stripe has not reckoned it, or where it settles in another currency. */
  'net differs from what the fees leave': sql`
    select count(*)::int as n from payments
    where net_minor is not null and net_minor <> amount_minor - fee_minor - provider_fee_minor`,
  'more of a fee given back than was taken': sql`
    select count(*)::int as n from payments where fee_refunded_minor not between 0 and fee_minor`,
  /** Everything live has a next look; without one it would be stuck for good. */
  'live payment that nobody looks at': sql`
    select count(*)::int as n from payments
    where state in ('opening', 'unknown', 'open', 'processing') and next_check_at is null`,
  'event waiting for more than ten minutes': sql`
    select count(*)::int as n from inbox where state in ('received', 'waiting') and created_at < house_now() - interval '10 minutes'`,
  /** Stripe refuses us there; it is asked again, and nothing is given up meanwhile. */
  'payment account whose access is in doubt for ten minutes': sql`
    select count(*)::int as n from payment_accounts where access_doubted_at < house_now() - interval '10 minutes'`,
  'quarantined payment': sql`select count(*)::int as n from payments where quarantine_reason is not null`,
  'event that nobody writes down or tells': sql`
    select (select count(*) from webhook_events where payload is null and created_at < house_now() - interval '10 minutes')::int
      + (select count(*) from webhook_deliveries d join webhook_subscriptions s on s.id = d.subscription_id and s.is_active
          where d.state = 'waiting' and d.next_attempt_at < house_now() - interval '10 minutes')::int as n`,
  /** Every chain is reckoned anew once a day. */
  'audit trail that was tampered with': sql`select count(*)::int as n from audit_verifications where not is_right`,
  'dead letter or event': sql`
    select (select count(*) from outbox where state = 'dead')::int + (select count(*) from inbox where state in ('dead', 'quarantined'))::int as n`,
} as const

/** So long may each take: a slow one must not silence those behind it. */
const COUNT_WITHIN_MS = 20_000

type Invariant = keyof typeof INVARIANTS

async function countOf(db: Queryable, query: SQL): Promise<number> {
  const [row] = await db.execute<{ n: number }>(query)
  return row?.n ?? 0
}

export const countViolations = (db: Queryable, invariant: Invariant): Promise<number> =>
  countOf(db, INVARIANTS[invariant])

async function countOne(db: Database, query: SQL, withinMs: number): Promise<number> {
  return transact(db, async (tx) => {
    await tx.execute(sql`select set_config('statement_timeout', ${String(withinMs)}, true)`)
    return countOf(tx, query)
  })
}

/**
 * Counts each invariant's violations, and logs an error for each that has any. One that could not be counted is null, and is
 * said too: it may be broken.
 */
export async function countInvariants(
  { clock, db, log }: Pick<House, 'clock' | 'db' | 'log'>,
  { withinMs = COUNT_WITHIN_MS } = {},
): Promise<Record<string, number | null>> {
  const counts: Record<string, number | null> = {}
  for (const [invariant, query] of Object.entries(INVARIANTS)) {
    try {
      const count = await countOne(db, query, withinMs)
      counts[invariant] = count
      if (count > 0) log.error({ invariant, count }, 'the books need a person')
    } catch (error) {
      counts[invariant] = null
      log.error({ invariant, err: error }, 'an invariant could not be counted in time')
    }
  }
  await keepCounts(db, { counts, countedAt: clock.now().toISOString() })
  return counts
}

const FACT = 'invariants'

export interface Counted {
  counts: Record<string, number | null>
  countedAt: string
}

/** One replica counts; every one tells whoever measures. */
async function keepCounts(db: Database, value: Counted): Promise<void> {
  const row = { name: FACT, value: { ...value } }
  await db
    .insert(facts)
    .values(row)
    .onConflictDoUpdate({ target: facts.name, set: { value: row.value } })
}

export async function readCounts(db: Database): Promise<Counted | undefined> {
  const [row] = await db.select({ value: facts.value }).from(facts).where(eq(facts.name, FACT))
  return row?.value as Counted | undefined
}

export const INVARIANT_NAMES = Object.keys(INVARIANTS) as Invariant[]
