// SQL for disputes.
import { and, desc, eq, getTableColumns } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { disputes, payments } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import type { DisputeFacts } from '@/lib/connector-port/port'
import { newId } from '@/lib/ids'
import { holdsMoney, isDecided } from './dispute'
import type { Dispute, Payment } from './payment'

export interface DisputeChange {
  /** Undefined for one that nobody had heard of. */
  before: Dispute | undefined
  after: Dispute
}

export async function upsertDispute(
  tx: Transaction,
  payment: Payment,
  told: DisputeFacts,
  now: Date,
): Promise<DisputeChange> {
  const { amountMinor, disputedAt, evidenceDueAt, providerFeeMinor, reason, reference, withdrawnMinor } = told
  const [before] = await tx
    .select()
    .from(disputes)
    .where(and(eq(disputes.paymentId, payment.id), eq(disputes.providerReference, reference)))
  const said = {
    ...{ amountMinor, evidenceDueAt, providerFeeMinor, reason, withdrawnMinor },
    state: isDecided(told) ? told.state : ('open' as const),
    providerStatus: told.providerStatus ?? told.state,
    updatedAt: now,
  }
  const [after] = await tx
    .insert(disputes)
    .values({
      ...said,
      id: newId(),
      organisationId: payment.organisationId,
      paymentId: payment.id,
      providerReference: reference,
      currency: payment.currency,
      createdAt: disputedAt,
    })
    .onConflictDoUpdate({ target: [disputes.paymentId, disputes.providerReference], set: said })
    .returning()
  if (!after) throw new Error('a dispute was not written')
  return { before, after }
}

/** Of one payment, what disputes hold or have taken: it cannot be refunded as well. */
export async function selectHeldByBankMinor(tx: Transaction, paymentId: string): Promise<number> {
  const rows = await tx.select().from(disputes).where(eq(disputes.paymentId, paymentId))
  return rows.filter(holdsMoney).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

/** Of all that was tried to have one session paid; the newest first. */
export const selectDisputesOfSession = (db: Queryable, sessionId: string): Promise<Dispute[]> =>
  db
    .select(getTableColumns(disputes))
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .where(eq(payments.sessionId, sessionId))
    .orderBy(desc(disputes.createdAt), desc(disputes.id))
