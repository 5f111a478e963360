// SQL for deliveries: taking them, and what became of them. Its clock is the house's within the database, which replicas share.
import { and, asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { heldFor, isFree } from '@/db/held'
import {
  type DELIVERY_STATES,
  webhookAttempts,
  webhookDeliveries,
  webhookEvents,
  webhookSubscriptions,
} from '@/db/schema/webhooks'
import type { Transaction } from '@/db/transact'
import { behind, type PageRequest } from '@/lib/http/fields/paging'
import type { Delivery } from './subscription'

export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** A delivery that somebody holds, with all that sending it takes. */
export interface HeldDelivery {
  id: string
  /** Which try this is; it fences off a holder whose lease has run out. */
  attempts: number
  subscriptionId: string
  type: string
  payload: string
  url: string
  secret: string
  /** Null when it is not valid any more. */
  previousSecret: string | null
  isFailing: boolean
}

interface Wish {
  limit: number
  /** At most so many of one subscription at once. */
  each: number
  /** Subscriptions that have enough on their hands. */
  except: string[]
  leaseSeconds: number
  /** Those that keep failing are asked for apart, so that they cannot take all the room. */
  areFailing: boolean
}

/** Takes what is due, oldest first, and holds it under a lease: a holder that dies loses it to the next. */
export async function takeDeliveries(
  db: Database,
  { areFailing, each, except, leaseSeconds, limit }: Wish,
): Promise<HeldDelivery[]> {
  if (limit <= 0) return []
  const rows = await db.execute<HeldDelivery & Record<string, unknown>>(sql`
    with due as materialized (
      select waiting.id from ${webhookSubscriptions} s
      cross join lateral (
        select d.id, d.next_attempt_at from ${webhookDeliveries} d
        where d.subscription_id = s.id and d.state = 'waiting' and d.next_attempt_at <= house_now()
          and ${isFree(sql`d.held_until`)}
        order by d.next_attempt_at limit ${each}
        for update skip locked
      ) waiting
      where s.is_active and (s.failing_since is not null) = ${areFailing}
        and s.id <> all(${sql.param(except)}::uuid[])
      order by waiting.next_attempt_at limit ${limit}
    )
    update ${webhookDeliveries} d
    set attempts = d.attempts + 1, next_attempt_at = house_now() + make_interval(secs => ${leaseSeconds}),
      held_until = ${heldFor(leaseSeconds)}
    from due, ${webhookEvents} e, ${webhookSubscriptions} s
    where d.id = due.id and e.id = d.event_id and s.id = d.subscription_id
    returning d.id, d.attempts, d.subscription_id as "subscriptionId", e.type, e.payload, s.url, s.secret,
      case when s.previous_secret_until > house_now() then s.previous_secret end as "previousSecret",
      s.failing_since is not null as "isFailing"`)
  return [...rows]
}

const heldBy = ({ attempts, id }: HeldDelivery) =>
  and(
    eq(webhookDeliveries.id, id),
    eq(webhookDeliveries.attempts, attempts),
    eq(webhookDeliveries.state, 'waiting'),
  )

/** Gives it back as if it had not been tried. */
export async function updateDeliveryReleased(
  db: Queryable,
  held: HeldDelivery,
  seconds: number,
): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({
      attempts: sql`${webhookDeliveries.attempts} - 1`,
      nextAttemptAt: sql`house_now() + make_interval(secs => ${seconds})`,
      heldUntil: null,
    })
    .where(heldBy(held))
}

/**
 * False when it has been deleted with its subscription while it was under way. The subscription is locked before its
 * deliveries are written, as who deletes it does.
 */
export async function lockForRecord(tx: Transaction, { id }: HeldDelivery): Promise<boolean> {
  const rows = await tx
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .innerJoin(webhookSubscriptions, eq(webhookSubscriptions.id, webhookDeliveries.subscriptionId))
    .where(eq(webhookDeliveries.id, id))
    .for('key share', { of: webhookSubscriptions })
  return rows.length > 0
}

export async function insertAttempt(
  tx: Transaction,
  attempt: Omit<typeof webhookAttempts.$inferInsert, 'id' | 'createdAt'>,
): Promise<void> {
  await tx.insert(webhookAttempts).values(attempt)
}

export async function updateDeliveryClosed(
  tx: Transaction,
  held: HeldDelivery,
  state: 'delivered' | 'dead',
): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ state, deliveredAt: state === 'delivered' ? sql`house_now()` : null })
    .where(heldBy(held))
}

export async function updateDeliveryPostponed(
  tx: Transaction,
  held: HeldDelivery,
  seconds: number,
): Promise<void> {
  await tx
    .update(webhookDeliveries)
    .set({ nextAttemptAt: sql`house_now() + make_interval(secs => ${seconds})`, heldUntil: null })
    .where(heldBy(held))
}

/** One more try now, under the same id, and then the schedule from where it was; for one renewal once. */
export async function updateDeliveryRenewed(
  db: Queryable,
  subscriptionId: string,
  id: string,
  renewalId: string,
): Promise<void> {
  await db
    .update(webhookDeliveries)
    .set({ state: 'waiting', nextAttemptAt: sql`house_now()`, heldUntil: null, deliveredAt: null, renewalId })
    .where(
      and(
        eq(webhookDeliveries.id, id),
        eq(webhookDeliveries.subscriptionId, subscriptionId),
        sql`${webhookDeliveries.renewalId} is distinct from ${renewalId}::uuid`,
      ),
    )
  // Only new rows wake the courier by themselves.
  await db.execute(sql`select pg_notify('remit_webhook_deliveries', '')`)
}

/**
 * An event for one subscription alone; under the id of a delivery that is there already, nothing. Says whether the
 * subscription is still there: it may be deleted at this very moment.
 */
export async function insertLoneEvent(
  tx: Transaction,
  { deliveryId, subscriptionId }: { subscriptionId: string; deliveryId: string },
  event: { id: string; type: string; payload: string },
): Promise<boolean> {
  // The lock keeps it there until we are done.
  const [there] = await tx
    .select({ id: webhookSubscriptions.id })
    .from(webhookSubscriptions)
    .where(eq(webhookSubscriptions.id, subscriptionId))
    .for('key share')
  if (!there) return false
  if (await tx.$count(webhookDeliveries, eq(webhookDeliveries.id, deliveryId))) return true
  await tx.insert(webhookEvents).values(event)
  await tx.insert(webhookDeliveries).values({ id: deliveryId, eventId: event.id, subscriptionId })
  return true
}

const withType = (db: Queryable) =>
  db
    .select({ ...getTableColumns(webhookDeliveries), type: webhookEvents.type })
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))

async function withTries(db: Queryable, rows: Omit<Delivery, 'tries'>[]): Promise<Delivery[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const tries = await db
    .select()
    .from(webhookAttempts)
    .where(inArray(webhookAttempts.deliveryId, ids))
    .orderBy(asc(webhookAttempts.id))
  return rows.map((row) => ({ ...row, tries: tries.filter(({ deliveryId }) => deliveryId === row.id) }))
}

export async function selectDelivery(
  db: Queryable,
  subscriptionId: string,
  id: string,
): Promise<Delivery | undefined> {
  const rows = await withType(db).where(
    and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.subscriptionId, subscriptionId)),
  )
  return (await withTries(db, rows))[0]
}

export async function selectDeliveries(
  db: Queryable,
  subscriptionId: string,
  state: DeliveryState | undefined,
  { cursor, limit }: PageRequest,
): Promise<Delivery[]> {
  const rows = await withType(db)
    .where(
      and(
        eq(webhookDeliveries.subscriptionId, subscriptionId),
        state === undefined ? undefined : eq(webhookDeliveries.state, state),
        behind(webhookDeliveries, cursor),
      ),
    )
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(limit + 1)
  return withTries(db, rows)
}
