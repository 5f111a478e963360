// The money of a session: its ledger rows, the sums over them, and the state that follows.
import { and, eq, like, sql } from 'drizzle-orm'
import type { LedgerKind } from '@/db/schema/ledger'
import { ledgerEntries } from '@/db/schema/ledger'
import type { SessionState } from '@/db/schema/sessions'
import type { Transaction } from '@/db/transact'
import type { Session } from './session'
import { lockSession, updateSession } from './store'

interface Entry {
  /** What makes it one fact, whoever tells it: the provider's own reference is in it. */
  fact: string
  kind: LedgerKind
  /** Signed. */
  amountMinor: number
  occurredAt: Date
}

/** Facts of the attempt that pays the session; money that came by another is surplus, and goes back. */
export const factOf = (attemptId: string, what: string): string => `session:${attemptId}:${what}`

/** Writes a row once; false when it was there. */
export async function book(
  tx: Transaction,
  { currency, id, organisationId }: Session,
  entry: Entry,
): Promise<boolean> {
  const rows = await tx
    .insert(ledgerEntries)
    .values({ ...entry, organisationId, sessionId: id, currency })
    .onConflictDoNothing()
    .returning({ id: ledgerEntries.id })
  return rows.length > 0
}

async function sumsOf(tx: Transaction, sessionId: string, attemptId: string) {
  const { amountMinor, kind } = ledgerEntries
  const [sums] = await tx
    .select({
      captured: sql<string>`coalesce(sum(${amountMinor}) filter (where ${kind} = 'payment'), 0)`,
      refunded: sql<string>`coalesce(-sum(${amountMinor}) filter (where ${kind} in ('refund', 'refund_reversed')), 0)`,
      chargedBack: sql<string>`coalesce(-sum(${amountMinor}) filter (where ${kind} in ('dispute_lost', 'dispute_reversed')), 0)`,
    })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.sessionId, sessionId), like(ledgerEntries.fact, factOf(attemptId, '%'))))
  return {
    capturedMinor: Number(sums?.captured ?? 0),
    refundedMinor: Number(sums?.refunded ?? 0),
    chargedBackMinor: Number(sums?.chargedBack ?? 0),
  }
}

const stateOf = (capturedMinor: number, refundedMinor: number): SessionState => {
  if (refundedMinor === 0) return 'SUCCEEDED'
  return refundedMinor >= capturedMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
}

/** Brings sums and state in line with the ledger; a session that has no money keeps its state. */
export async function followLedger(
  tx: Transaction,
  sessionId: string,
  now: Date,
): Promise<Session | undefined> {
  const session = await lockSession(tx, sessionId)
  if (!session?.attemptId) return session
  const sums = await sumsOf(tx, sessionId, session.attemptId)
  if (sums.capturedMinor === 0) return session
  const state = stateOf(sums.capturedMinor, sums.refundedMinor)
  return updateSession(tx, sessionId, { ...sums, state, updatedAt: now })
}
