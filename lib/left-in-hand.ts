// What a process had in hand when it was killed. Its leases run by real time, in which a test passes months: who starts alone
// takes it up at once.
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { isFree } from '@/db/held'

const LEASED = ['outbox', 'inbox', 'webhook_deliveries'] as const

/** Longer than anything that is to be done at a moment is held back by whoever has taken it. */
const TAKEN_FOR_SECONDS = 15 * 60

/** Only where nobody else is there: what somebody has in hand would be done twice. */
export async function takeUpWhatWasLeft(db: Database): Promise<void> {
  for (const table of LEASED)
    await db.execute(sql`
      update ${sql.identifier(table)} set held_until = null, next_attempt_at = least(next_attempt_at, house_now())
      where not ${isFree(sql`held_until`)}`)
  await db.execute(sql`
    update document_deliveries set held_until = null, next_try_at = least(next_try_at, house_now())
    where not ${isFree(sql`held_until`)}`)
  // Whoever takes a debit puts it off by so much. One that is only planned for then is looked at, and put off again.
  await db.execute(sql`
    update autopay_debits set next_at = house_now()
    where next_at > house_now() and next_at <= house_now() + make_interval(secs => ${TAKEN_FOR_SECONDS})`)
}
