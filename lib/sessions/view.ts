// A session as it is shown: with its provider and its score; a single one with every decision and every refund, too.
import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { providerConnections } from '@/db/schema/applications'
import { routingDecisions, sessionAttempts, sessionDisputes, sessionRefunds } from '@/db/schema/sessions'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectDecisions } from './router-store'
import type { ListedSession, SessionDispute, SessionSummary, SessionView } from './session'
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

const NOBODY = { provider: null, score: null, checkoutUrl: null, made: null }

/** By session. Only what was paid can be disputed. */
async function latestDisputes(
  db: House['db'],
  those: readonly SessionSummary[],
): Promise<Map<string, SessionDispute>> {
  const ids = those.filter(({ capturedMinor }) => capturedMinor > 0).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = await db
    .select()
    .from(sessionDisputes)
    .where(inArray(sessionDisputes.sessionId, ids))
    .orderBy(asc(sessionDisputes.createdAt), asc(sessionDisputes.id))
  return new Map(rows.map((row) => [row.sessionId, row]))
}

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
      made: {
        connectionId: sessionAttempts.connectionId,
        reference: sessionAttempts.providerReference,
        paymentReference: sessionAttempts.paymentReference,
      },
    })
    .from(sessionAttempts)
    .innerJoin(providerConnections, eq(providerConnections.id, sessionAttempts.connectionId))
    .where(inArray(sessionAttempts.id, ids))
  const chosen = new Map(rows.map(({ id, ...row }) => [id, row]))
  const disputes = await latestDisputes(db, those)
  return those.map((session) => ({
    session,
    ...(chosen.get(session.attemptId ?? '') ?? NOBODY),
    dispute: disputes.get(session.id),
  }))
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
  return { ...NOBODY, dispute: undefined, session, ...view, decisions, refunds }
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
