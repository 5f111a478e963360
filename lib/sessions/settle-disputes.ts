// Makes our books say what a provider says of disputes, and tells the application of them.
import { and, desc, eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { sessionDisputes } from '@/db/schema/sessions'
import type { Transaction } from '@/db/transact'
import type { DisputeFacts } from '@/lib/connectors/port'
import { newId } from '@/lib/ids'
import type { SessionEventType } from '@/lib/outgoing/event-types'
import { publishToApplication } from '@/lib/outgoing/publish'
import { isDecided } from '@/lib/payments/dispute'
import { book, factOf } from './books'
import { presentEvent } from './present'
import type { Session, SessionAttempt, SessionDispute } from './session'

/** The newest first. */
export const disputesOf = (db: Queryable, sessionId: string): Promise<SessionDispute[]> =>
  db
    .select()
    .from(sessionDisputes)
    .where(eq(sessionDisputes.sessionId, sessionId))
    .orderBy(desc(sessionDisputes.createdAt), desc(sessionDisputes.id))

/** What disputes of one attempt hold or have taken: it cannot be refunded as well. An inquiry holds nothing. */
export async function disputedMinor(db: Queryable, sessionId: string, attemptId: string): Promise<number> {
  const disputes = await disputesOf(db, sessionId)
  return disputes
    .filter((dispute) => dispute.attemptId === attemptId && dispute.state !== 'won' && !dispute.isInquiry)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

async function known(tx: Transaction, attempt: SessionAttempt, reference: string) {
  const isIt = and(
    eq(sessionDisputes.attemptId, attempt.id),
    eq(sessionDisputes.providerReference, reference),
  )
  const [row] = await tx.select().from(sessionDisputes).where(isIt)
  return row
}

/** How often it was lost and won before: each turn is a fact of its own. */
const turnOf = (before: SessionDispute | undefined): number => before?.turns ?? 0

/**
 * Writes down how a dispute stands; money goes when it is lost, and comes back when it is won after all. Answers what is
 * to be told of it, once the sums are right.
 */
export async function settleDispute(
  tx: Transaction,
  session: Session,
  attempt: SessionAttempt,
  facts: DisputeFacts,
  now: Date,
): Promise<SessionEventType[]> {
  const { amountMinor, evidenceDueAt: dueBy, isInquiry, reason, reference, state } = facts
  const before = await known(tx, attempt, reference)
  // What was decided is asked for no more: an older answer that says otherwise comes late.
  if (before && isDecided(before) && !isDecided(facts)) return []
  const isSame =
    before?.state === state &&
    before.amountMinor === amountMinor &&
    before.isInquiry === isInquiry &&
    before.reason === reason &&
    before.dueBy?.getTime() === dueBy?.getTime()
  if (isSame) return []
  const turns = turnOf(before) + 1
  const entry = { fact: factOf(attempt.id, `dispute:${reference}:${turns}`), occurredAt: now }
  if (before?.state === 'lost' && (state !== 'lost' || before.amountMinor !== amountMinor))
    await book(tx, session, {
      ...entry,
      fact: `${entry.fact}:reversed`,
      kind: 'dispute_reversed',
      amountMinor: before.amountMinor,
    })
  if (state === 'lost' && (before?.state !== 'lost' || before.amountMinor !== amountMinor))
    await book(tx, session, { ...entry, kind: 'dispute_lost', amountMinor: -amountMinor })
  const values = { state, amountMinor, isInquiry, reason, dueBy, turns, updatedAt: now }
  if (before) await tx.update(sessionDisputes).set(values).where(eq(sessionDisputes.id, before.id))
  else
    await tx.insert(sessionDisputes).values({
      ...values,
      id: newId(),
      sessionId: session.id,
      attemptId: attempt.id,
      providerReference: reference,
      currency: session.currency,
      createdAt: now,
    })
  return newsOf(before, facts)
}

function newsOf(before: SessionDispute | undefined, after: DisputeFacts): SessionEventType[] {
  const isClosed = isDecided(after) && before?.state !== after.state
  if (!before) return ['session.dispute.opened', ...(isClosed ? (['session.dispute.closed'] as const) : [])]
  return [isClosed ? 'session.dispute.closed' : 'session.dispute.updated']
}

/** Says the news in the transaction that makes them true, with the session as it is afterwards. */
export async function tellOfDisputes(
  tx: Transaction,
  session: Session,
  news: readonly SessionEventType[],
  now: Date,
): Promise<void> {
  if (news.length === 0) return
  const [latest] = await disputesOf(tx, session.id)
  for (const type of news)
    await publishToApplication(
      tx,
      { id: session.applicationId, organisationId: session.organisationId },
      { type, occurredAt: now },
      () => presentEvent(session, latest),
    )
}
