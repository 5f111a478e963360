// Writes ledger entries: one row per fact, however often it is reported. Paid amounts follow in the same transaction.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { ledgerEntries } from '@/db/schema/ledger'
import type { Transaction } from '@/db/transact'
import { type Entry, insertEntry, type Subject } from '@/lib/invoices/ledger-store'
import { toMinor } from '@/lib/money/money'
import { followPayable } from './payable-row'
import type { Payment } from './payment'

export const subjectOf = ({
  checkoutId,
  currency,
  id,
  invoiceId,
  organisationId,
  sessionId,
}: Payment): Subject => ({
  ...{ checkoutId, currency, invoiceId, organisationId, sessionId },
  paymentId: id,
})

/** The facts of one payment. Those of a session name it: two providers may use the same words for their refunds and disputes. */
export const factsOf = ({ id, sessionId }: Pick<Payment, 'id' | 'sessionId'>) => {
  const isOfSession = sessionId !== null
  return {
    payment: (reference: string) => (isOfSession ? `session:${id}:payment` : `payment:${reference}`),
    refund: (reference: string) =>
      isOfSession ? `session:${id}:refund:${reference}` : `refund:${reference}`,
    refundReversed: (reference: string) =>
      isOfSession ? `session:${id}:refund:${reference}:reversed` : `refund_reversed:${reference}`,
    /** `turn` counts from 1. Of a session they begin as those of versions that counted every change, and are never the same. */
    dispute: (kind: 'dispute_lost' | 'dispute_reversed', reference: string, turn: number) =>
      isOfSession
        ? `session:${id}:dispute:${reference}:${kind === 'dispute_lost' ? 'lost' : 'reversed'}-${turn}`
        : `${kind}:${reference}${turn > 1 ? `:${turn}` : ''}`,
  }
}

/** True when the fact was news. Then what is paid says at once what its ledger says, whatever was booked. */
export async function book(tx: Transaction, subject: Subject, entry: Entry, now: Date): Promise<boolean> {
  const isNews = await insertEntry(tx, subject, entry)
  if (isNews) await followPayable(tx, subject, now)
  return isNews
}

/** What was booked of a dispute: how often it was lost, how often it was won after that, and what it has taken until now. */
export async function bookedOfDispute(
  tx: Transaction,
  { checkoutId, id, invoiceId, sessionId }: Payment,
  reference: string,
): Promise<{ lost: number; reversed: number; takenMinor: number }> {
  const { amountMinor, fact, kind } = ledgerEntries
  const [payable, place] =
    sessionId !== null
      ? [and(eq(ledgerEntries.sessionId, sessionId), eq(ledgerEntries.paymentId, id)), 4]
      : invoiceId !== null
        ? [eq(ledgerEntries.invoiceId, invoiceId), 2]
        : [eq(ledgerEntries.checkoutId, checkoutId ?? ''), 2]
  const [row] = await tx
    .select({
      lost: sql<number>`(count(*) filter (where ${kind} = 'dispute_lost'))::int`,
      reversed: sql<number>`(count(*) filter (where ${kind} = 'dispute_reversed'))::int`,
      taken: sql<string>`coalesce(-sum(${amountMinor}), 0)`,
    })
    .from(ledgerEntries)
    .where(
      and(
        payable,
        inArray(kind, ['dispute_lost', 'dispute_reversed']),
        sql`split_part(${fact}, ':', ${sql.raw(String(place))}) = ${reference}`,
      ),
    )
  return { lost: row?.lost ?? 0, reversed: row?.reversed ?? 0, takenMinor: toMinor(row?.taken ?? 0) }
}

/** Which of these facts are in the ledger already. */
export async function bookedFacts(tx: Transaction, facts: string[]): Promise<Set<string>> {
  if (facts.length === 0) return new Set()
  const rows = await tx
    .select({ fact: ledgerEntries.fact })
    .from(ledgerEntries)
    .where(
      facts.length === 1 && facts[0] ? eq(ledgerEntries.fact, facts[0]) : inArray(ledgerEntries.fact, facts),
    )
  return new Set(rows.map((row) => row.fact))
}
