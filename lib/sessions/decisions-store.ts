// SQL for the list of routing decisions, each with its session.
import { and, desc, eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { routingDecisions, sessions } from '@/db/schema/sessions'
import { behind, type PageRequest } from '@/lib/http/fields/paging'

/** Newest first, behind the cursor; one row more than asked shows whether there is more. */
export const selectDecisionPage = (db: Queryable, applicationId: string, { cursor, limit }: PageRequest) =>
  db
    .select({
      decision: routingDecisions,
      orderReference: sessions.orderReference,
      sessionState: sessions.state,
    })
    .from(routingDecisions)
    .leftJoin(sessions, eq(sessions.id, routingDecisions.sessionId))
    .where(and(eq(routingDecisions.applicationId, applicationId), behind(routingDecisions, cursor)))
    .orderBy(desc(routingDecisions.createdAt), desc(routingDecisions.id))
    .limit(limit + 1)
