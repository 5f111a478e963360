// Marks of time that decide when something is done next, and the most by which each may lie ahead: more was written by a clock that was wrong.
import { type SQL, sql } from 'drizzle-orm'
import { LONGEST_PAUSE_SECONDS } from './deliveries/pauses'
import type { House } from './house'
import { CHECKS } from './payments/payment'
import { WAITS_SECONDS } from './webhooks/outgoing/schedule'

interface Mark {
  table: string
  column: string
  /** Seconds: the longest pause that its row can have been given. */
  farthest: SQL
  /** Where the mark decides anything. */
  where?: SQL
}

const HOUR = 3_600

const stepOfPayment = sql.join(
  [
    sql`case state`,
    ...Object.entries(CHECKS).map(
      ([state, { first, longest }]) =>
        sql`when ${sql.raw(`'${state}'`)} then least(${first}::int * 2 ^ least(checks, 20), ${longest}::int)`,
    ),
    sql`else 300 end`,
  ],
  sql` `,
)

const LONGEST_WAIT = Math.max(...WAITS_SECONDS) * 1.2

export const MARKS: readonly Mark[] = [
  {
    ...{ table: 'payments', column: 'next_check_at', farthest: stepOfPayment },
    // A session is looked at as a whole.
    where: sql`session_id is null`,
  },
  {
    ...{ table: 'payments', column: 'look_again_at' },
    farthest: sql`greatest(120, 3 * extract(epoch from house_now() - created_at))`,
  },
  { table: 'refunds', column: 'next_try_at', farthest: sql`least(20 * 2 ^ least(tries, 20), ${HOUR}::int)` },
  // Until it ends, and an hour at most from one look to the next.
  {
    ...{ table: 'sessions', column: 'next_check_at' },
    farthest: sql`greatest(${HOUR}::int, case when checks = 0 then extract(epoch from expires_at - created_at) end)`,
  },
  {
    ...{ table: 'inbox', column: 'next_attempt_at', where: sql`state in ('received', 'waiting')` },
    farthest: sql`case when attempts >= 40 then ${HOUR}::int else greatest(60, least(2 ^ least(attempts, 20), 600)) end`,
  },
  {
    ...{ table: 'outbox', column: 'next_attempt_at', where: sql`state = 'waiting'` },
    farthest: sql`greatest(90, 36 * 2 ^ least(attempts - 1, 20))`,
  },
  { table: 'webhook_events', column: 'due_at', farthest: sql`60`, where: sql`payload is null` },
  {
    ...{ table: 'webhook_deliveries', column: 'next_attempt_at', where: sql`state = 'waiting'` },
    // An endpoint may wish for a day.
    farthest: sql`${LONGEST_WAIT}::int`,
  },
  { table: 'document_deliveries', column: 'next_try_at', farthest: sql`${LONGEST_PAUSE_SECONDS}::int` },
  {
    ...{ table: 'wallet_domains', column: 'next_try_at' },
    farthest: sql`greatest(120, least(60 * 2 ^ least(tries, 20), ${6 * HOUR}::int))`,
  },
  { table: 'payment_accounts', column: 'access_ask_at', farthest: sql`${24 * HOUR}::int` },
  { table: 'payment_accounts', column: 'events_due_at', farthest: sql`${6 * HOUR}::int` },
  // Not later than by the plan and the zone that hold now: reckoned while somebody changed them, it may lie behind that. An hour
  // on while money is under review.
  {
    ...{ table: 'invoices', column: 'part_late_at' },
    farthest: sql`greatest(extract(epoch from invoice_part_late(invoices) - house_now()), ${HOUR}::int)`,
    // What lies farther off is looked at when it is near: zones and days are what it may be wrong by.
    where: sql`part_late_at < house_now() + interval '3 days'`,
  },
  { table: 'provider_connections', column: 'probing_until', farthest: sql`30` },
  {
    ...{ table: 'idempotency_keys', column: 'lease_until', farthest: sql`45` },
    where: sql`sealed_answer is null and status is null`,
  },
]

/** By so much may the clocks of replicas differ from the database’s, as from Stripe’s. */
const TOLERANCE_SECONDS = 300

const BATCH = 500
/** For one table at a time; what is left is done in the next round. */
const MOST_MS = 20_000

/** In batches, because a clock may have put off more than one statement can change in its time. */
async function healMark(db: House['db'], { column, farthest, table, where }: Mark): Promise<number> {
  const [name, mark] = [sql.identifier(table), sql.identifier(column)]
  const ahead = sql`house_now() + ${TOLERANCE_SECONDS}::int * interval '1 second'`
  const began = performance.now()
  let healed = 0
  for (;;) {
    const { count } = await db.execute(sql`
      update ${name} set ${mark} = house_now() where ctid = any(array(
        select ctid from ${name}
        where ${mark} > ${ahead} and ${mark} > ${ahead} + (${farthest}) * interval '1 second' and ${where ?? sql`true`}
        order by ${mark} desc limit ${BATCH}::int for update skip locked))`)
    healed += count
    if (count < BATCH || performance.now() - began > MOST_MS) return healed
  }
}

/**
 * Makes due now what lies further ahead than it can. The clock is the database's, which all replicas share; what one of
 * them wrote while its own was wrong is late by minutes, whatever it was wrong by. Answers how many there were.
 */
export async function healMarks({ db, log }: Pick<House, 'db' | 'log'>): Promise<number> {
  let healed = 0
  for (const mark of MARKS) {
    const { column, table } = mark
    try {
      const count = await healMark(db, mark)
      healed += count
      if (count > 0) log.warn({ table, column, count }, 'a clock was wrong: what it put off is done now')
    } catch (error) {
      // One table that cannot be healed keeps no other from it.
      log.error({ err: error, table, column }, 'marks of time could not be healed: it will be tried again')
    }
  }
  return healed
}
