// What must always be true of the books, counted by SQL: anything but zero is an alarm.
import { sql } from 'drizzle-orm'
import type { House } from './house'

/** Name → a query that counts violations. */
const INVARIANTS = {
  /** An invoice says what its ledger says. */
  'invoice differs from its ledger': sql`
    select count(*)::int as n from invoices i
    left join (select invoice_id, sum(amount_minor) filter (where kind <> 'credit') as paid from ledger_entries group by 1) l
      on l.invoice_id = i.id
    where i.amount_paid_minor <> coalesce(l.paid, 0)`,
  'checkout differs from its ledger': sql`
    select count(*)::int as n from checkouts c
    left join (select checkout_id, sum(amount_minor) as paid from ledger_entries group by 1) l on l.checkout_id = c.id
    where c.amount_paid_minor <> coalesce(l.paid, 0)`,
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
  /** A surplus goes back by itself within seconds; money on a void invoice needs a person when it came back from a failed refund. */
  'invoice paid beyond what it asks': sql`
    select count(*)::int as n from invoices
    where amount_paid_minor + amount_credited_minor > case when voided_at is null then total_minor else 0 end`,
  'ledger entry in another currency than its invoice': sql`
    select count(*)::int as n from ledger_entries l join invoices i on i.id = l.invoice_id where l.currency <> i.currency`,
  'ledger entry in another currency than its checkout': sql`
    select count(*)::int as n from ledger_entries l join checkouts c on c.id = l.checkout_id where l.currency <> c.currency`,
  'more refunded than was paid': sql`
    select count(*)::int as n from (
      select p.id from payments p join refunds r on r.payment_id = p.id and r.state in ('opening', 'pending', 'succeeded')
      group by p.id having sum(r.amount_minor) > p.amount_minor) over_refunded`,
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
    select count(*)::int as n from inbox where state = 'received' and created_at < now() - interval '10 minutes'`,
  'quarantined payment': sql`select count(*)::int as n from payments where quarantine_reason is not null`,
  'event that nobody writes down or tells': sql`
    select (select count(*) from webhook_events where payload is null and created_at < now() - interval '10 minutes')::int
      + (select count(*) from webhook_deliveries d join webhook_subscriptions s on s.id = d.subscription_id and s.is_active
          where d.state = 'waiting' and d.next_attempt_at < now() - interval '10 minutes')::int as n`,
  'dead letter or event': sql`
    select (select count(*) from outbox where state = 'dead')::int + (select count(*) from inbox where state in ('dead', 'quarantined'))::int as n`,
} as const

/** Counts each invariant's violations, and logs an error for each that has any. */
export async function countInvariants({ db, log }: House): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const [row] = await db.execute<{ n: number }>(query)
    counts[name] = row?.n ?? 0
    if (counts[name] > 0) log.error({ invariant: name, count: counts[name] }, 'the books need a person')
  }
  return counts
}
