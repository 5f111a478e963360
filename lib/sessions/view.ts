// A session as it is shown: with its provider, its score, every decision and every refund.
import { and, desc, eq, inArray } from 'drizzle-orm'
import { providerConnections } from '@/db/schema/applications'
import { sessionAttempts, sessionRefunds } from '@/db/schema/sessions'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectDecisions } from './router-store'
import type { RoutingDecision, Session, SessionView } from './session'
import { type SessionFilter, selectSession, selectSessions } from './store'

async function selectChosen({ db }: House, those: readonly Session[]) {
  const ids = those.map(({ attemptId }) => attemptId).filter((id) => id !== null)
  if (ids.length === 0) return new Map<string, Chosen>()
  const rows = await db
    .select({
      id: sessionAttempts.id,
      connectionId: sessionAttempts.connectionId,
      checkoutUrl: sessionAttempts.checkoutUrl,
      provider: providerConnections.provider,
    })
    .from(sessionAttempts)
    .innerJoin(providerConnections, eq(providerConnections.id, sessionAttempts.connectionId))
    .where(and(inArray(sessionAttempts.id, ids)))
  return new Map<string, Chosen>(rows.map((row) => [row.id, row]))
}

interface Chosen {
  connectionId: string
  checkoutUrl: string | null
  provider: SessionView['provider']
}

/** How the one that was chosen scored when it was. */
const scoreOf = (decisions: readonly RoutingDecision[], connectionId: string | undefined): number | null =>
  decisions
    .toReversed()
    .find(({ chosenConnectionId }) => chosenConnectionId === connectionId)
    ?.candidates.find((candidate) => candidate.connectionId === connectionId)?.score ?? null

async function viewsOf(house: House, those: readonly Session[]): Promise<SessionView[]> {
  const ids = those.map(({ id }) => id)
  const [chosen, decisions, refunds] = await Promise.all([
    selectChosen(house, those),
    selectDecisions(house.db, ids),
    ids.length === 0
      ? []
      : house.db
          .select()
          .from(sessionRefunds)
          .where(inArray(sessionRefunds.sessionId, ids))
          .orderBy(desc(sessionRefunds.createdAt)),
  ])
  return those.map((session) => {
    const attempt = chosen.get(session.attemptId ?? '')
    const own = decisions.filter(({ sessionId }) => sessionId === session.id)
    return {
      session,
      provider: attempt?.provider ?? null,
      score: scoreOf(own, attempt?.connectionId),
      checkoutUrl: attempt?.checkoutUrl ?? null,
      decisions: own,
      refunds: refunds.filter(({ sessionId }) => sessionId === session.id),
    }
  })
}

/** Throws `Session.NotFound` for what is not there and for what is another application's. */
export async function viewSession(house: House, id: string, applicationId?: string): Promise<SessionView> {
  const session = await selectSession(house.db, id, applicationId)
  const [view] = session ? await viewsOf(house, [session]) : []
  if (!view) throw new Failure('Session.NotFound')
  return view
}

/** Newest first. */
export async function listSessions(
  house: House,
  applicationId: string,
  filter: SessionFilter,
): Promise<{ views: SessionView[]; total: number }> {
  const { rows, total } = await selectSessions(house.db, applicationId, filter)
  return { views: await viewsOf(house, rows), total }
}
