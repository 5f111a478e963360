// SQL for the inbox: events are stored once, taken with a lease, and marked when handled.
import { and, asc, eq, inArray, isNotNull, isNull, lte, not, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { heldFor, isFree } from '@/db/held'
import { inbox } from '@/db/schema/mail'
import type { ProviderConnection } from '@/lib/applications/application'
import { daysFrom, secondsFrom } from '@/lib/clock'
import type { Notice } from '@/lib/connector-port/port'
import { type EventEnvelope, withoutClientSecrets } from '@/lib/stripe/events'

export type InboxRow = typeof inbox.$inferSelect

const LEASE_SECONDS = 20
/** An event of a connection costs up to four calls of twelve seconds. */
const CONNECTION_LEASE_SECONDS = 60
const LONGEST_PAUSE_SECONDS = 600
/** After so many, which take about five hours, an event waits for a person. */
export const ATTEMPTS = 40
/** Where only Stripe could not be asked, it is taken again each hour for as long as Stripe keeps its events. */
const AWAY_PAUSE_SECONDS = 3600
const AWAY_DAYS = 30

/** True when the event was news. */
export async function insertEvent(
  db: Queryable,
  { account, createdAt, eventId, livemode, type }: EventEnvelope,
  payload: string,
  now: Date,
): Promise<boolean> {
  const filed = await db
    .insert(inbox)
    .values({
      account,
      eventId,
      type,
      livemode,
      payload: withoutClientSecrets(payload),
      eventCreatedAt: createdAt,
      nextAttemptAt: now,
      createdAt: now,
    })
    .onConflictDoNothing({ target: [inbox.account, inbox.eventId] })
    .returning({ id: inbox.id })
  return filed.length > 0
}

/**
 * Files news to a connection; the same twice is one row. Where a provider numbers nothing (`isNumbered`), what it says again
 * within a second may be news, and is looked at again.
 */
export async function insertNotice(
  db: Queryable,
  { id, livemode }: Pick<ProviderConnection, 'id' | 'livemode'>,
  { kind, noticeReference, objectReference }: Notice,
  isNumbered: boolean,
  now: Date,
): Promise<void> {
  const filing = db.insert(inbox).values({
    ...{ account: id, eventId: noticeReference, type: kind, livemode, payload: '{}' },
    ...{ connectionId: id, objectReference, state: 'waiting', nextAttemptAt: now, createdAt: now },
  })
  const target = [inbox.account, inbox.eventId]
  if (isNumbered) await filing.onConflictDoNothing({ target })
  else
    await filing.onConflictDoUpdate({
      target,
      set: {
        state: 'waiting',
        attempts: 0,
        handledAt: null,
        nextAttemptAt: now,
        heldUntil: null,
        createdAt: now,
      },
    })
}

/** Not done with: `received` of Stripe Connect and the platform, `waiting` of connections. */
export const UNHANDLED = ['received', 'waiting'] as const satisfies InboxRow['state'][]

/** As it is called while it is not done with. */
export const unhandledState = sql`case when ${inbox.connectionId} is null then 'received' else 'waiting' end`

/**
 * Takes waiting events; other drains skip them, and a drain that dies gives them back when its lease ends. A deadlock with an
 * earlier version, which locks its own table of events first, is tried again, as for every statement that is alone.
 */
function take(
  db: Database,
  whose: SQL | undefined,
  limit: number,
  lease: number,
  now: Date,
): Promise<InboxRow[]> {
  const waiting = db
    .select({ id: inbox.id })
    .from(inbox)
    .where(
      // As its index says it: what is waiting is little among all that was ever heard.
      and(
        sql`${inbox.state} in ('received', 'waiting')`,
        lte(inbox.nextAttemptAt, now),
        isFree(inbox.heldUntil),
        whose,
      ),
    )
    .orderBy(asc(inbox.nextAttemptAt), asc(inbox.id))
    .limit(limit)
    .for('update', { skipLocked: true })
  return (
    db
      .update(inbox)
      .set({
        attempts: sql`${inbox.attempts} + 1`,
        nextAttemptAt: secondsFrom(now, lease),
        heldUntil: heldFor(lease),
      })
      // As an array, so that it is worked out once: a joined subquery with a limit may run again and take more.
      .where(sql`${inbox.id} = any(array(${waiting}))`)
      .returning()
  )
}

/** Gives back what nobody has begun with, as far as it is still in the hands of who took it: each taking counts an attempt. */
export async function updateEventsGivenBack(
  db: Queryable,
  rows: readonly InboxRow[],
  now: Date,
): Promise<void> {
  const ids = `{${rows.map(({ id }) => id).join(',')}}`
  const attempts = `{${rows.map((row) => row.attempts).join(',')}}`
  await db
    .update(inbox)
    .set({ attempts: sql`${inbox.attempts} - 1`, nextAttemptAt: now, heldUntil: null })
    .where(
      and(
        sql`(${inbox.id}, ${inbox.attempts}) in (select * from unnest(${ids}::bigint[], ${attempts}::int[]))`,
        inArray(inbox.state, UNHANDLED),
        not(isFree(inbox.heldUntil)),
      ),
    )
}

/** Alike for any number of them, so that it is one statement by name. */
const isAnyOf = (rows: readonly InboxRow[]) =>
  sql`${inbox.id} = any(${`{${rows.map(({ id }) => id).join(',')}}`}::bigint[])`

/** Events of Stripe Connect and the platform. */
export const takeEvents = (db: Database, limit: number, now: Date): Promise<InboxRow[]> =>
  take(db, isNull(inbox.connectionId), limit, LEASE_SECONDS, now)

/** Events of connections, but not of those that are busy. */
export const takeConnectionEvents = (
  db: Database,
  busy: readonly string[],
  limit: number,
  now: Date,
): Promise<InboxRow[]> =>
  take(
    db,
    and(
      isNotNull(inbox.connectionId),
      busy.length === 0 ? undefined : notInArray(inbox.connectionId, [...busy]),
    ),
    limit,
    CONNECTION_LEASE_SECONDS,
    now,
  )

/** What was said again while it was looked at is looked at again. */
const isSameNews = ({ connectionId, createdAt, id }: InboxRow) =>
  and(eq(inbox.id, id), connectionId === null ? undefined : eq(inbox.createdAt, createdAt))

export async function updateEventsHandled(
  db: Queryable,
  rows: readonly InboxRow[],
  {
    paymentId,
    reason,
    state,
  }: Pick<InboxRow, 'paymentId'> & {
    state: 'handled' | 'ignored' | 'quarantined'
    reason: string | null
  },
  now: Date,
): Promise<void> {
  await db
    .update(inbox)
    .set({ state, paymentId, lastError: reason, handledAt: now })
    // Those of connections are handled one by one.
    .where(rows[0]?.connectionId ? isSameNews(rows[0]) : isAnyOf(rows))
}

/** Gives an event back for another try, later each time, until a person has to look. `isAway`: nothing is wrong with the event. */
export async function updateEventPostponed(
  db: Queryable,
  row: InboxRow,
  { isAway, reason }: { reason: string; isAway: boolean },
  now: Date,
): Promise<void> {
  const isTired = row.attempts >= ATTEMPTS
  const pause = isTired ? AWAY_PAUSE_SECONDS : Math.min(2 ** row.attempts, LONGEST_PAUSE_SECONDS)
  const goesOn = isAway && row.createdAt > daysFrom(now, -AWAY_DAYS)
  const state = isTired && !goesOn ? ('dead' as const) : unhandledState
  await db
    .update(inbox)
    .set({
      state,
      lastError: reason.replaceAll('\u0000', '').slice(0, 500),
      nextAttemptAt: secondsFrom(now, pause),
      heldUntil: null,
    })
    .where(isSameNews(row))
}
