// SQL for reading past events, whether or not they were delivered to anyone.
import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { webhookEvents } from '@/db/schema/webhooks'
import {
  inOrder,
  type Orders,
  type SortedRequest,
  type TimeFilters,
  withinTimes,
} from '@/lib/http/fields/sorting'
import { EVENT_TYPES, type EventType } from '@/lib/outgoing/event-types'

export type KeptEvent = typeof webhookEvents.$inferSelect

export const EVENT_ORDERS: Orders<KeptEvent> = {
  createdAt: { by: webhookEvents.createdAt, type: 'timestamptz', valueOf: ({ createdAt }) => createdAt },
}

export interface EventSearch extends SortedRequest {
  type?: EventType[]
  subjectId?: string
  createdAfter?: TimeFilters['createdAfter']
  createdBefore?: TimeFilters['createdBefore']
}

/** Of the organisation, written to the end, and of the kinds that are told to clients. */
const isKept = (organisationId: string, types: readonly EventType[]): SQL | undefined =>
  and(
    eq(webhookEvents.organisationId, organisationId),
    inArray(webhookEvents.type, [...types]),
    isNotNull(webhookEvents.payload),
  )

export function selectEvents(
  db: Queryable,
  organisationId: string,
  search: EventSearch,
): Promise<KeptEvent[]> {
  const { isBehind, orderBy } = inOrder(EVENT_ORDERS, webhookEvents.id, search)
  const { createdAfter, createdBefore, limit, subjectId, type = EVENT_TYPES } = search
  const times = { createdAt: webhookEvents.createdAt, updatedAt: webhookEvents.createdAt }
  return db
    .select()
    .from(webhookEvents)
    .where(
      and(
        isKept(organisationId, type),
        subjectId === undefined ? undefined : eq(webhookEvents.subjectId, subjectId),
        ...withinTimes(times, { createdAfter, createdBefore }),
        isBehind,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function selectKeptEvent(
  db: Queryable,
  organisationId: string,
  id: string,
): Promise<KeptEvent | undefined> {
  const [row] = await db
    .select()
    .from(webhookEvents)
    .where(and(eq(webhookEvents.id, id), isKept(organisationId, EVENT_TYPES)))
  return row
}
