// Events that must be told: written in the transaction of what they tell of, for those who listen at that moment.
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { organisations } from '@/db/schema/organisations'
import { webhookDeliveries, webhookEvents, webhookSubscriptions } from '@/db/schema/webhooks'
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'

interface Listener {
  id: string
  subscribedEvents: string[]
}

/** Who listens to what happens in an organisation. */
export interface Audience {
  organisationId: string | null
  listeners: Listener[]
}

/** Asked first: where nobody listens, nothing has to be read for the telling. */
export async function audienceOf(tx: Transaction, organisationId: string): Promise<Audience> {
  const listeners = await tx
    .select({ id: webhookSubscriptions.id, subscribedEvents: webhookSubscriptions.subscribedEvents })
    .from(webhookSubscriptions)
    .innerJoin(organisations, eq(organisations.clientId, webhookSubscriptions.clientId))
    .where(
      and(
        eq(organisations.id, organisationId),
        eq(webhookSubscriptions.isActive, true),
        or(
          isNull(webhookSubscriptions.organisationId),
          eq(webhookSubscriptions.organisationId, organisations.id),
        ),
      ),
    )
  return { organisationId, listeners }
}

const wants =
  (type: string) =>
  ({ subscribedEvents }: Listener): boolean =>
    subscribedEvents.length === 0 || subscribedEvents.includes(type)

export const isHeard = ({ listeners }: Audience, type?: string): boolean =>
  type === undefined ? listeners.length > 0 : listeners.some(wants(type))

interface News {
  type: string
  occurredAt: Date
  /** As the API presents it, and without secrets: links that pay are not kept in readable form. */
  data: object
}

/** Standard Webhooks: the body of every try. */
export const payloadOf = ({ data, occurredAt, type }: News): string =>
  JSON.stringify({ type, timestamp: occurredAt.toISOString(), data })

/** Writes the event and one delivery for each that wants it, in as many statements as it takes to lose nothing: two. */
export async function publishEvent(
  tx: Transaction,
  { listeners, organisationId }: Audience,
  news: News,
): Promise<void> {
  const { type } = news
  const ids = listeners.filter(wants(type)).map(({ id }) => id)
  if (ids.length === 0) return
  const eventId = newId()
  await tx.insert(webhookEvents).values({ id: eventId, organisationId, type, payload: payloadOf(news) })
  // The lock keeps them there until we are done, and who has been deleted since is left out.
  const there = await tx
    .select({ id: webhookSubscriptions.id })
    .from(webhookSubscriptions)
    .where(inArray(webhookSubscriptions.id, ids))
    .for('key share')
  if (there.length === 0) return
  const deliveries = there.map(({ id }) => ({ id: newId(), eventId, subscriptionId: id }))
  await tx.insert(webhookDeliveries).values(deliveries)
}
