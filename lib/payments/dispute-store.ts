// SQL of disputes.
import { eq } from 'drizzle-orm'
import { disputes } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import type { DisputeFacts } from '@/lib/connectors/port'
import { newId } from '@/lib/ids'
import { holdsMoney, isDecided } from './dispute'
import type { Payment } from './payment'

export async function upsertDispute(
  tx: Transaction,
  payment: Payment,
  told: DisputeFacts,
  now: Date,
): Promise<void> {
  const { amountMinor, disputedAt, evidenceDueAt, providerFeeMinor, providerStatus, reference } = told
  const facts = {
    ...{ amountMinor, evidenceDueAt, providerFeeMinor, providerStatus },
    withdrawnMinor: told.withdrawnMinor,
    state: isDecided(told) ? told.state : ('open' as const),
    reason: told.reason,
  }
  await tx
    .insert(disputes)
    .values({
      id: newId(),
      paymentId: payment.id,
      providerReference: reference,
      currency: payment.currency,
      ...facts,
      createdAt: disputedAt,
      updatedAt: now,
    })
    .onConflictDoUpdate({
      target: [disputes.paymentId, disputes.providerReference],
      set: { ...facts, updatedAt: now },
    })
}

/** Whether a dispute locks the payment: Stripe refunds nothing of it then, not even what is not disputed. */
export async function isHeldByBank(tx: Transaction, paymentId: string): Promise<boolean> {
  const rows = await tx
    .select({ state: disputes.state, providerStatus: disputes.providerStatus })
    .from(disputes)
    .where(eq(disputes.paymentId, paymentId))
  return rows.some(holdsMoney)
}
