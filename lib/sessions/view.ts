// A session as it is shown: with its provider and its score; a single one with every decision and every refund, too.
import { desc, eq, inArray, sql } from 'drizzle-orm'
import { providerConnections } from '@/db/schema/applications'
import { routingDecisions, sessionAttempts, sessionRefunds } from '@/db/schema/sessions'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectDecisions } from './router-store'
import type { ListedSession, SessionSummary, SessionView } from './session'
import { type SessionFilter, selectSession, selectSessions } from './store'

/** How the one that was chosen scored when it was: one number of the decision, which may hold many candidates. */
const SCORE = sql<number | null>`(
  select (candidate ->> 'score')::float8
  from ${routingDecisions} decision, jsonb_array_elements(decision.candidates) candidate
  where decision.session_id = ${sessionAttempts.sessionId}
    and decision.chosen_connection_id = ${sessionAttempts.connectionId}
    and candidate ->> 'connectionId' = ${sessionAttempts.connectionId}::text
  order by decision.created_at desc, decision.id desc
  limit 1
)`

const NOBODY = { provider: null, score: null, checkoutUrl: null }

async function listed<S extends SessionSummary>(
  { db }: House,
  those: readonly S[],
): Promise<(ListedSession & { session: S })[]> {
  const ids = those.map(({ attemptId }) => attemptId).filter((id) => id !== null)
  const rows = await db
    .select({
      id: sessionAttempts.id,
      checkoutUrl: sessionAttempts.checkoutUrl,
      provider: providerConnections.provider,
      score: SCORE,
    })
    .from(sessionAttempts)
    .innerJoin(providerConnections, eq(providerConnections.id, sessionAttempts.connectionId))
    .where(inArray(sessionAttempts.id, ids))
  const chosen = new Map(rows.map(({ id, ...row }) => [id, row]))
  return those.map((session) => ({ session, ...(chosen.get(session.attemptId ?? '') ?? NOBODY) }))
}

const selectRefunds = ({ db }: House, sessionId: string) =>
  db
    .select()
    .from(sessionRefunds)
    .where(eq(sessionRefunds.sessionId, sessionId))
    .orderBy(desc(sessionRefunds.createdAt))

/** Throws `Session.NotFound` for what is not there and for what is another application's. */
export async function viewSession(house: House, id: string, applicationId?: string): Promise<SessionView> {
  const session = await selectSession(house.db, id, applicationId)
  if (!session) throw new Failure('Session.NotFound')
  const [[view], decisions, refunds] = await Promise.all([
    listed(house, [session]),
    selectDecisions(house.db, id),
    selectRefunds(house, id),
  ])
  return { ...NOBODY, session, ...view, decisions, refunds }
}

/** Newest first. */
export async function listSessions(
  house: House,
  applicationId: string,
  filter: SessionFilter,
): Promise<{ views: ListedSession[]; total: number }> {
  const { rows, total } = await selectSessions(house.db, applicationId, filter)
  return { views: await listed(house, rows), total }
}
