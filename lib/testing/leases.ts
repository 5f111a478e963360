// Leases run by real time, which no test moves: here so much of them is taken away, as if it had passed.
import { sql } from 'drizzle-orm'
import type { House } from '@/lib/house'

const HELD = ['document_deliveries', 'inbox', 'outbox', 'webhook_deliveries']

/** Of all rows that somebody holds, and of the keys of calls that are under way. */
export async function passLeases({ db }: Pick<House, 'db'>, seconds: number): Promise<void> {
  const time = sql`make_interval(secs => ${seconds})`
  for (const table of HELD)
    await db.execute(
      sql`update ${sql.identifier(table)} set held_until = held_until - ${time} where held_until is not null`,
    )
  await db.execute(sql`
    update idempotency_keys set lease_until = lease_until - ${time} where sealed_answer is null and status is null`)
}
