// The purge, by the hour: ends what has been kept long enough, in small batches, kind after kind.
import { sql } from 'drizzle-orm'
import { transact } from '@/db/transact'
import { daysFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { type Day, dayIn, startOfDay } from '@/lib/time-zone'
import {
  type OldOrders,
  updateOldAudit,
  updateOldCheckouts,
  updateOldInvoices,
  updateOldSessions,
} from './book-store'
import { deleteBatch, selectNow, updateBatch } from './purge-store'

/** Rows in one statement: few enough to be over before anybody notices. */
const BATCH = 500
/** For each kind in one run; what is left then is taken in the next. */
const LONGEST_MS = 10 * 60_000

const PROVIDER_NOTICE_DAYS = 30
const OUTGOING_DAYS = 30
const SIGN_IN_LETTER_DAYS = 30
const DECLINE_DAYS = 90
/** Longer than any payer takes, and than Stripe takes to tell. */
const OPENING_DAYS = 3
const PROVIDER_CALL_DAYS = 30
const DECISION_DAYS = 400
const UNPAID_DAYS = 90
/** So long, mails that show it are looked at. */
const UNSHOWN_LOGO_DAYS = 90

/** The first day that is still kept: books end with a calendar year, wherever the seller is. */
export function booksFrom(now: Date, years: number): Day {
  const year = Number(dayIn('UTC', daysFrom(now, -1)).slice(0, 4)) - years
  return `${String(year).padStart(4, '0')}-01-01`
}

/** `now` is the database's: one process whose clock runs ahead must not end anything. */
type Batch = (house: House, most: number, now: Date) => Promise<number>

/** By the database's clock, which all replicas share. */
const before = (days: number) => sql`house_now() - make_interval(days => ${days}::int)`

const dropped =
  (table: string, by: string, days: number, also = sql`true`): Batch =>
  (house, most) => {
    const isDue = sql`${sql.identifier(by)} < ${before(days)} and ${also}`
    return deleteBatch(house.db, { table, by, isDue }, most)
  }

const orders =
  (update: typeof updateOldCheckouts, isPaid: boolean): Batch =>
  (house, most, now) => {
    const books = startOfDay('UTC', booksFrom(now, house.env.retention.bookYears))
    const old: OldOrders = { isPaid, before: isPaid ? books : daysFrom(now, -UNPAID_DAYS), most, now }
    return transact(house.db, (tx) => update(tx, old))
  }

/** Kind → one batch of it. */
const KINDS: Record<string, Batch> = {
  'idempotent answers': dropped(
    'idempotency_keys',
    'expires_at',
    0,
    sql`(num_nonnulls(sealed_answer, status) > 0 or lease_until < now())`,
  ),
  'events of Stripe': (house, most) => {
    const old = sql`created_at < ${before(house.env.retention.eventDays)}`
    const isDue = sql`${old} and connection_id is null and state in ('handled', 'ignored')`
    return deleteBatch(house.db, { table: 'inbox', by: 'created_at', isDue }, most)
  },
  'events of other providers': dropped(
    'inbox',
    'handled_at',
    PROVIDER_NOTICE_DAYS,
    sql`connection_id is not null`,
  ),
  'events of other providers that were given up': dropped(
    'inbox',
    'created_at',
    PROVIDER_NOTICE_DAYS,
    sql`state = 'dead' and connection_id is not null`,
  ),
  'events told to others': dropped('webhook_events', 'created_at', OUTGOING_DAYS),
  'links to sign in': dropped(
    'outbox',
    'created_at',
    SIGN_IN_LETTER_DAYS,
    sql`kind = 'sign-in-link' and state <> 'waiting'`,
  ),
  'addresses of letters': (house, most) => {
    const isOld = sql`created_at < ${before(house.env.retention.letterDays)} and state in ('sent', 'moot')`
    const isDue = sql`${isOld} and (sent_to <> '{}' or refused_for <> '[]' or last_error is not null)`
    const set = sql`sent_to = '{}', refused_for = '[]', last_error = null`
    return updateBatch(house.db, { table: 'outbox', by: 'created_at', isDue, set }, most)
  },
  'earlier details of customers': (house, most) => {
    const isDue = sql`occurred_at < ${before(house.env.retention.historyDays)} and detail <> '{}'`
    return updateBatch(
      house.db,
      { table: 'customer_changes', by: 'occurred_at', isDue, set: sql`detail = '{}'` },
      most,
    )
  },
  'declined cards': dropped('declines', 'occurred_at', DECLINE_DAYS),
  // A lock is kept as long as its declines: they are the figures that people look at.
  'pauses after declined cards': (house, most) => {
    const old = before(DECLINE_DAYS)
    const isDue = sql`since < ${old} and until < ${old}`
    return deleteBatch(house.db, { table: 'payment_locks', by: 'since', isDue }, most)
  },
  'networks of payers': dropped('payment_openings', 'opened_at', OPENING_DAYS),
  'calls to providers': dropped('provider_calls', 'at', PROVIDER_CALL_DAYS),
  'choices of providers': dropped('routing_decisions', 'created_at', DECISION_DAYS),
  'logos that nothing shows': (house, most) => {
    const isDue = sql`unshown_at < ${before(UNSHOWN_LOGO_DAYS)}
      and not exists (select from organisations o where o.id = organisation_id and o.logo_sha256 = sha256)
      and not exists (
        select from issued_documents d where d.organisation_id = organisation_logos.organisation_id
          and d.snapshot #>> '{brand,logoSha256}' is not null
          and d.snapshot #>> '{brand,logoSha256}' = organisation_logos.sha256)`
    return deleteBatch(house.db, { table: 'organisation_logos', by: 'unshown_at', isDue }, most)
  },
  'contents of old invoices': (house, most, now) => {
    const old = { before: booksFrom(now, house.env.retention.bookYears), most, now }
    return transact(house.db, (tx) => updateOldInvoices(tx, old))
  },
  'contents of old checkouts': orders(updateOldCheckouts, true),
  'contents of unpaid checkouts': orders(updateOldCheckouts, false),
  'contents of old sessions': orders(updateOldSessions, true),
  'contents of unpaid sessions': orders(updateOldSessions, false),
  'people in the audit trail': (house, most, now) => {
    const books = startOfDay('UTC', booksFrom(now, house.env.retention.bookYears))
    return transact(house.db, (tx) => updateOldAudit(tx, books, most))
  },
}

/** Clocks that differ by more are not believed, neither of them: what is ended does not come back. */
const MOST_APART_MS = 3_600_000

/**
 * Ends what is due, and says of each kind how much that was. A kind that fails is logged, and the others go on. Two that run at
 * once share the rows between them; one that is killed has lost at most a batch.
 */
export async function purge(
  house: House,
  { batch = BATCH, longestMs = LONGEST_MS } = {},
): Promise<Record<string, number>> {
  const ended: Record<string, number> = {}
  const now = await selectNow(house.db)
  if (Math.abs(now.getTime() - house.clock.now().getTime()) > MOST_APART_MS) {
    house.log.error(
      { database: now, process: house.clock.now() },
      'nothing is ended: the clocks of the database and of this process differ by more than an hour',
    )
    return ended
  }
  for (const [kind, take] of Object.entries(KINDS)) {
    try {
      const count = await takeAll((most) => take(house, most, now), { batch, longestMs })
      if (count > 0) ended[kind] = count
    } catch (error) {
      house.log.error(
        { err: error, kind },
        'what has been kept long enough was not ended: tried again in an hour',
      )
    }
  }
  house.log.info({ ended }, 'what had been kept long enough was ended')
  return ended
}

async function takeAll(
  take: (most: number) => Promise<number>,
  { batch, longestMs }: { batch: number; longestMs: number },
): Promise<number> {
  const end = performance.now() + longestMs
  let count = 0
  for (;;) {
    const taken = await take(batch)
    count += taken
    if (taken < batch || performance.now() > end) return count
  }
}
