// Reads sessions for display: with provider and score; a single one also with its decisions and refunds.
import { asc, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { providerConnections } from '@/db/schema/applications'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { routingDecisions } from '@/db/schema/sessions'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Dispute } from '@/lib/payments/payment'
import { selectDecisions } from './router-store'
import type { ListedSession, SessionRefund, SessionSummary, SessionView } from './session'
import { type SessionFilter, selectSession, selectSessions } from './store'

/** How the one that was chosen scored when it was: one number of the decision, which may hold many candidates. */
const SCORE = sql<number | null>`(
  select (candidate ->> 'score')::float8
  from ${routingDecisions} decision, jsonb_array_elements(decision.candidates) candidate
  where decision.session_id = ${payments.sessionId}
    and decision.chosen_connection_id = ${payments.connectionId}
    and candidate ->> 'connectionId' = ${payments.connectionId}::text
  order by decision.created_at desc, decision.id desc
  limit 1
)`

const NOBODY = { provider: null, score: null, checkoutUrl: null, made: null }

/** By session. Only what was paid can be disputed. */
async function latestDisputes(
  db: House['db'],
  those: readonly SessionSummary[],
): Promise<Map<string, Dispute>> {
  const ids = those.filter(({ capturedMinor }) => capturedMinor > 0).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ dispute: disputes, sessionId: payments.sessionId })
    .from(payments)
    .innerJoin(disputes, eq(disputes.paymentId, payments.id))
    .where(inArray(payments.sessionId, ids))
    .orderBy(asc(disputes.createdAt), asc(disputes.id))
  return new Map(rows.map(({ dispute, sessionId }) => [sessionId ?? '', dispute]))
}

async function listed<S extends SessionSummary>(
  { db }: House,
  those: readonly S[],
): Promise<(ListedSession & { session: S })[]> {
  const ids = those.map(({ attemptId }) => attemptId).filter((id) => id !== null)
  const rows = await db
    .select({
      id: payments.id,
      checkoutUrl: payments.checkoutUrl,
      provider: providerConnections.provider,
      score: SCORE,
      made: {
        connectionId: providerConnections.id,
        reference: payments.sessionReference,
        paymentReference: payments.providerReference,
      },
    })
    .from(payments)
    .innerJoin(providerConnections, eq(providerConnections.id, payments.connectionId))
    .where(inArray(payments.id, ids))
  const chosen = new Map(rows.map(({ id, ...row }) => [id, row]))
  const disputed = await latestDisputes(db, those)
  return those.map((session) => ({
    session,
    ...(chosen.get(session.attemptId ?? '') ?? NOBODY),
    dispute: disputed.get(session.id),
  }))
}

const selectRefunds = ({ db }: House, sessionId: string): Promise<SessionRefund[]> =>
  db
    .select({ ...getTableColumns(refunds), sessionId: sql<string>`${payments.sessionId}` })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(payments.sessionId, sessionId))
    .orderBy(desc(refunds.createdAt))

/** Throws `Session.NotFound` for what is not there and for what is another application's. */
export async function viewSession(house: House, id: string, applicationId?: string): Promise<SessionView> {
  const session = found(await selectSession(house.db, id, applicationId), 'Session.NotFound')
  const [[view], decisions, given] = await Promise.all([
    listed(house, [session]),
    selectDecisions(house.db, id),
    selectRefunds(house, id),
  ])
  return { ...NOBODY, dispute: undefined, session, ...view, decisions, refunds: given }
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
