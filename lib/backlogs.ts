// What waits to be done, how much of it, and since when the oldest does.
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/database'

/** Backlog → what waits in it. Each is found by a partial index. */
const WAITING = {
  inbox: sql`select created_at as since from inbox where state in ('received', 'waiting')`,
  letters: sql`select created_at as since from outbox where state = 'waiting'`,
  webhook_events: sql`select created_at as since from webhook_events where payload is null`,
  webhook_deliveries: sql`select d.created_at as since from webhook_deliveries d
    join webhook_subscriptions s on s.id = d.subscription_id and s.is_active where d.state = 'waiting'`,
  document_deliveries: sql`select created_at as since from document_deliveries where state = 'queued'`,
  unknown_payments: sql`select updated_at as since from payments where state = 'unknown'`,
  pending_refunds: sql`select created_at as since from refunds where next_try_at is not null and state in ('opening', 'pending')`,
  doubted_accounts: sql`select access_doubted_at as since from payment_accounts where access_ask_at is not null`,
  stuck_schedules: sql`select problem_since as since from recurring_invoices where problem_since is not null`,
} as const

export type BacklogName = keyof typeof WAITING
export const BACKLOGS = Object.keys(WAITING) as BacklogName[]

/** Beyond it nobody needs to know how many more there are, and counting them would be a burden of its own. */
const MOST = 10_000

export interface Backlog {
  name: BacklogName
  size: number
  ageSeconds: number
}

/** The oldest of each, so that the age is right whatever the size. */
export async function readBacklogs(db: Database): Promise<Backlog[]> {
  const parts = BACKLOGS.map(
    (name) => sql`select ${name}::text as name, count(*)::int as size,
      coalesce(greatest(extract(epoch from house_now() - min(since)), 0), 0)::float8 as age
      from (${WAITING[name]} order by since limit ${MOST}) waiting`,
  )
  const rows = await db.execute<{ name: BacklogName; size: number; age: number }>(
    sql.join(parts, sql` union all `),
  )
  return rows.map(({ age, name, size }) => ({ name, size, ageSeconds: age }))
}
