// SQL for incoming events that could not be handled and outgoing ones that could not be delivered.
import { and, asc, count, eq, gte, inArray, or, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { heldFor } from '@/db/held'
import { applications, providerConnections } from '@/db/schema/applications'
import { inbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { payments } from '@/db/schema/payments'
import { webhookAttempts, webhookDeliveries, webhookEvents, webhookSubscriptions } from '@/db/schema/webhooks'
import { secondsFrom } from '@/lib/clock'
import { type InboxRow, UNHANDLED, unhandledState } from '@/lib/webhooks/store'

/** An event that failed so often, over about a minute, is more than bad luck. */
const KEEPS_FAILING = 5
const LEASE_SECONDS = 20

/** What a payment in quarantine is about is said by the payment. */
const isSaidByPayment = sql`exists (
  select 1 from ${payments} where ${payments.id} = ${inbox.paymentId} and ${payments.quarantineReason} is not null)`

const isStuck = or(
  inArray(inbox.state, ['quarantined', 'dead']),
  and(inArray(inbox.state, UNHANDLED), gte(inbox.attempts, KEEPS_FAILING)),
)

/** Whose account it came from, or whose connection it came to. */
const owner = sql`coalesce(
  (select ${paymentAccounts.organisationId} from ${paymentAccounts} where ${paymentAccounts.accountId} = ${inbox.account}),
  (select ${applications.organisationId} from ${providerConnections}
    join ${applications} on ${applications.id} = ${providerConnections.applicationId}
    where ${providerConnections.id} = ${inbox.connectionId}))`

const ofOrganisation = (organisationId: string | undefined): SQL | undefined =>
  organisationId ? sql`${owner} = ${organisationId}` : undefined

export const isStuckEvent = (organisationId: string | undefined) =>
  and(isStuck, sql`not ${isSaidByPayment}`, ofOrganisation(organisationId))

/** Of one organisation's account, or of all; the oldest first. */
export const selectStuckEvents = (db: Queryable, organisationId: string | undefined, limit: number) =>
  db
    .select({
      id: inbox.id,
      eventId: inbox.eventId,
      type: inbox.type,
      account: inbox.account,
      provider: providerConnections.provider,
      state: inbox.state,
      attempts: inbox.attempts,
      reason: inbox.lastError,
      since: inbox.createdAt,
      organisationId: organisations.id,
      organisationName: organisations.name,
    })
    .from(inbox)
    .leftJoin(providerConnections, eq(providerConnections.id, inbox.connectionId))
    .leftJoin(organisations, sql`${organisations.id} = ${owner}`)
    .where(isStuckEvent(organisationId))
    .orderBy(asc(inbox.createdAt))
    .limit(limit)

export type StuckEvent = Awaited<ReturnType<typeof selectStuckEvents>>[number]

export async function countStuckEvents(db: Queryable, organisationId: string | undefined): Promise<number> {
  const [row] = await db.select({ n: count() }).from(inbox).where(isStuckEvent(organisationId))
  return row?.n ?? 0
}

/** Undefined where there is no such event, or it is another organisation's. */
export async function selectEvent(
  db: Queryable,
  organisationId: string | undefined,
  id: number,
): Promise<Pick<InboxRow, 'id' | 'state' | 'lastError'> | undefined> {
  const [row] = await db
    .select({ id: inbox.id, state: inbox.state, lastError: inbox.lastError })
    .from(inbox)
    .where(and(eq(inbox.id, id), ofOrganisation(organisationId)))
  return row
}

/** Takes events that are not done with, whatever their turn; `attempts` is how many they have behind them from now on. */
export async function takeEventsAgain(
  db: Database,
  which: { id: number } | { paymentId: string },
  attempts: number,
  now: Date,
): Promise<InboxRow[]> {
  const named = 'id' in which ? eq(inbox.id, which.id) : eq(inbox.paymentId, which.paymentId)
  return db
    .update(inbox)
    .set({
      state: unhandledState,
      attempts,
      nextAttemptAt: secondsFrom(now, LEASE_SECONDS),
      heldUntil: heldFor(LEASE_SECONDS),
    })
    .where(and(named, inArray(inbox.state, [...UNHANDLED, 'quarantined', 'dead'])))
    .returning()
}

export const isDeadDelivery = (organisationId: string | undefined) =>
  and(
    eq(webhookDeliveries.state, 'dead'),
    organisationId ? eq(webhookEvents.organisationId, organisationId) : undefined,
  )

export const lastAttempt = (column: SQL) => sql`(
  select ${column} from ${webhookAttempts} where ${webhookAttempts.deliveryId} = ${webhookDeliveries.id}
  order by ${webhookAttempts.id} desc limit 1)`

/** Events of ours whose listener never took them. The rest of its address may be a secret between its owner and us. */
export const selectDeadDeliveries = (db: Queryable, organisationId: string | undefined, limit: number) =>
  db
    .select({
      id: webhookDeliveries.id,
      type: webhookEvents.type,
      host: sql<string>`substring(${webhookSubscriptions.url} from '^[a-z]+://([^/?#]+)')`,
      attempts: webhookDeliveries.attempts,
      reason: sql<string | null>`${lastAttempt(sql`${webhookAttempts.error}`)}`,
      statusCode: sql<number | null>`${lastAttempt(sql`${webhookAttempts.statusCode}`)}`,
      since: webhookDeliveries.createdAt,
      organisationId: organisations.id,
      organisationName: organisations.name,
    })
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
    .innerJoin(webhookSubscriptions, eq(webhookSubscriptions.id, webhookDeliveries.subscriptionId))
    .leftJoin(organisations, eq(organisations.id, webhookEvents.organisationId))
    .where(isDeadDelivery(organisationId))
    .orderBy(asc(webhookDeliveries.createdAt))
    .limit(limit)

export type DeadDelivery = Awaited<ReturnType<typeof selectDeadDeliveries>>[number]

export async function countDeadDeliveries(
  db: Queryable,
  organisationId: string | undefined,
): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
    .where(isDeadDelivery(organisationId))
  return row?.n ?? 0
}

/** A dead delivery waits again, from its first try on. Undefined where there is none of that organisation. */
export async function updateDeliveryRevived(
  db: Database,
  organisationId: string | undefined,
  id: string,
  now: Date,
): Promise<{ state: 'waiting' | 'delivered' | 'dead' } | undefined> {
  const [found] = await db
    .select({ state: webhookDeliveries.state })
    .from(webhookDeliveries)
    .innerJoin(webhookEvents, eq(webhookEvents.id, webhookDeliveries.eventId))
    .where(
      and(
        eq(webhookDeliveries.id, id),
        organisationId ? eq(webhookEvents.organisationId, organisationId) : undefined,
      ),
    )
  if (found?.state !== 'dead') return found
  await db
    .update(webhookDeliveries)
    .set({ state: 'waiting', attempts: 0, nextAttemptAt: now, heldUntil: null })
    .where(and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.state, 'dead')))
  return { state: 'waiting' }
}
