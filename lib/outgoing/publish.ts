// Publishes an event: one row for what happened, and one delivery for each subscriber.
import { and, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { organisations } from '@/db/schema/organisations'
import { webhookDeliveries, webhookEvents, webhookSubscriptions } from '@/db/schema/webhooks'
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'
import type { SessionEventType } from './event-types'

const wants =
  (type: string) =>
  ({ subscribedEvents }: { subscribedEvents: string[] }): boolean =>
    subscribedEvents.length === 0 || subscribedEvents.includes(type)

/** Ids of the subscriptions that want to hear of such an event in an organisation: those that were there when it happened. */
export async function listenersOf(
  tx: Transaction,
  organisationId: string,
  type: string,
  occurredAt?: Date,
): Promise<string[]> {
  const { clientId, createdAt, id, isActive, organisationId: only, subscribedEvents } = webhookSubscriptions
  const rows = await tx
    .select({ id, subscribedEvents })
    .from(webhookSubscriptions)
    .innerJoin(organisations, eq(organisations.clientId, clientId))
    .where(
      and(
        eq(organisations.id, organisationId),
        eq(isActive, true),
        or(isNull(only), eq(only, organisations.id)),
        occurredAt && lte(createdAt, occurredAt),
      ),
    )
  return rows.filter(wants(type)).map((row) => row.id)
}

interface Application {
  id: string
  organisationId: string
}

async function listenersOfApplication(tx: Transaction, id: string, type: string): Promise<string[]> {
  const rows = await tx
    .select({ id: webhookSubscriptions.id, subscribedEvents: webhookSubscriptions.subscribedEvents })
    .from(webhookSubscriptions)
    .where(and(eq(webhookSubscriptions.applicationId, id), eq(webhookSubscriptions.isActive, true)))
  return rows.filter(wants(type)).map((row) => row.id)
}

interface News {
  type: string
  occurredAt: Date
  /** As the API presents it, and without secrets: links that pay are not kept in readable form. */
  data: object
}

/** Standard Webhooks: the body of every try. The id is the event's own, the same for all who hear of it. */
export const payloadOf = ({ data, id, occurredAt, type }: News & { id: string }): string =>
  JSON.stringify({ id, type, timestamp: occurredAt.toISOString(), data })

/** Writes one delivery for each listener; those that have been deleted since are left out. */
export async function writeDeliveries(
  tx: Transaction,
  event: { id: string; organisationId: string },
  listeners: string[],
): Promise<void> {
  if (listeners.length === 0) return
  // The lock keeps them there until we are done.
  const there = await tx
    .select({ id: webhookSubscriptions.id })
    .from(webhookSubscriptions)
    .where(inArray(webhookSubscriptions.id, listeners))
    .for('key share')
  if (there.length === 0) return
  await tx
    .insert(webhookDeliveries)
    .values(
      there.map(({ id }) => ({
        id: newId(),
        organisationId: event.organisationId,
        eventId: event.id,
        subscriptionId: id,
      })),
    )
    .onConflictDoNothing()
}

/** Without listeners it leaves no trace. */
export async function publishEvent(
  tx: Transaction,
  to: { organisationId: string; listeners: string[] },
  news: News,
): Promise<void> {
  if (to.listeners.length === 0) return
  const { organisationId } = to
  const id = newId()
  await tx
    .insert(webhookEvents)
    .values({ id, organisationId, type: news.type, payload: payloadOf({ ...news, id }) })
  await writeDeliveries(tx, { id, organisationId }, to.listeners)
}

/**
 * Tells an application's endpoints, in the transaction of what is told; `read` is asked only where somebody listens.
 * Clients need no such call: invoices, payments, refunds, disputes, accounts and checkouts publish themselves.
 */
export async function publishToApplication(
  tx: Transaction,
  { id, organisationId }: Application,
  { occurredAt, type }: { type: SessionEventType; occurredAt: Date },
  read: () => object | Promise<object>,
): Promise<void> {
  const listeners = await listenersOfApplication(tx, id, type)
  if (listeners.length === 0) return
  await publishEvent(tx, { organisationId, listeners }, { type, occurredAt, data: await read() })
}
