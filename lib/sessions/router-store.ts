// SQL for the router: recent calls, probes of rested providers, and decisions.
import { and, desc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { type CallOutcome, providerCalls, providerConnections } from '@/db/schema/applications'
import { routingDecisions } from '@/db/schema/sessions'
import { secondsFrom } from '@/lib/clock'
import type { CallSample } from './routing'
import type { RoutingDecision } from './session'

const LOOKED_AT = 100
/** Older ones weigh next to nothing. */
const LOOKED_BACK_SECONDS = 6 * 3_600
/** Longer than a call may take. */
const PROBE_SECONDS = 30

/** Newest first, by connection. */
export async function selectRecentCalls(
  db: Queryable,
  connectionIds: readonly string[],
  now: Date,
): Promise<Map<string, CallSample[]>> {
  const found = await Promise.all(
    connectionIds.map(async (id): Promise<[string, CallSample[]]> => {
      const calls = await db
        .select({ outcome: providerCalls.outcome, latencyMs: providerCalls.latencyMs, at: providerCalls.at })
        .from(providerCalls)
        .where(
          and(
            eq(providerCalls.connectionId, id),
            gt(providerCalls.at, secondsFrom(now, -LOOKED_BACK_SECONDS)),
            // Reading and closing say little about making: they are kept for the chart.
            inArray(providerCalls.kind, ['create', 'check']),
          ),
        )
        .orderBy(desc(providerCalls.at), desc(providerCalls.id))
        .limit(LOOKED_AT)
      return [id, calls]
    }),
  )
  return new Map(found)
}

export async function insertCall(
  db: Queryable,
  call: {
    organisationId: string
    connectionId: string
    kind: (typeof providerCalls.$inferInsert)['kind']
    outcome: CallOutcome
    latencyMs: number
    at: Date
  },
): Promise<void> {
  await db.insert(providerCalls).values(call)
}

/** Whether it is our turn to try a provider that has rested; one call has it at a time. */
export async function takeProbe(db: Queryable, connectionId: string, now: Date): Promise<boolean> {
  const { id, probingUntil } = providerConnections
  const taken = await db
    .update(providerConnections)
    .set({ probingUntil: secondsFrom(now, PROBE_SECONDS) })
    .where(and(eq(id, connectionId), or(isNull(probingUntil), lte(probingUntil, now))))
    .returning({ id })
  return taken.length > 0
}

export async function updateProbeEnded(db: Queryable, connectionId: string): Promise<void> {
  await db
    .update(providerConnections)
    .set({ probingUntil: null })
    .where(eq(providerConnections.id, connectionId))
}

export async function insertDecision(
  db: Queryable,
  decision: typeof routingDecisions.$inferInsert,
): Promise<RoutingDecision> {
  const [row] = await db.insert(routingDecisions).values(decision).returning()
  if (!row) throw new Error('a routing decision was not inserted')
  return row
}

/** Oldest first. */
export const selectDecisions = (db: Queryable, sessionId: string): Promise<RoutingDecision[]> =>
  db
    .select()
    .from(routingDecisions)
    .where(eq(routingDecisions.sessionId, sessionId))
    .orderBy(routingDecisions.createdAt, routingDecisions.id)
