// SQL of disputes.
import { eq, sql } from 'drizzle-orm'
import { disputes } from '@/db/schema/payments'
import type { Transaction } from '@/db/transact'
import { newId } from '@/lib/ids'
import type { DisputeFacts } from '@/lib/stripe/payment-facts'
import { holdsMoney } from './dispute'
import type { Payment } from './payment'

export async function upsertDispute(
  tx: Transaction,
  payment: Payment,
  { disputedAt, reference, ...facts }: DisputeFacts,
  now: Date,
): Promise<void> {
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
      target: disputes.providerReference,
      set: { ...facts, updatedAt: now },
      // A reference belongs to one payment for ever.
      setWhere: sql`${disputes.paymentId} = ${payment.id}`,
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
