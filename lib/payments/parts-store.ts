// SQL for payments with their refunds and disputes.
import { desc, eq, inArray } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { disputes, payments, refunds } from '@/db/schema/payments'
import type { Dispute, Payment, Refund } from './payment'

export interface PaymentWithParts extends Payment {
  refunds: Refund[]
  disputes: Dispute[]
}

/** Refunds and disputes of many payments by one statement, which a few pairs of both make no dearer. */
export async function selectWithParts(db: Queryable, rows: Payment[]): Promise<PaymentWithParts[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const parts = await db
    .select({ refund: refunds, dispute: disputes })
    .from(payments)
    .leftJoin(refunds, eq(refunds.paymentId, payments.id))
    .leftJoin(disputes, eq(disputes.paymentId, payments.id))
    .where(inArray(payments.id, ids))
  const refundsById = new Map(parts.flatMap(({ refund }) => (refund ? [[refund.id, refund]] : [])))
  const disputesById = new Map(parts.flatMap(({ dispute }) => (dispute ? [[dispute.id, dispute]] : [])))
  const oldestFirst = <T extends { createdAt: Date }>(found: Map<string, T>) =>
    [...found.values()].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  const [given, disputed] = [oldestFirst(refundsById), oldestFirst(disputesById)]
  return rows.map((row) => ({
    ...row,
    refunds: given.filter(({ paymentId }) => paymentId === row.id),
    disputes: disputed.filter(({ paymentId }) => paymentId === row.id),
  }))
}

/** Newest first, with refunds and disputes; attempts that came to nothing are among them. */
export async function selectPaymentsOfInvoice(db: Queryable, invoiceId: string): Promise<PaymentWithParts[]> {
  const rows = await db
    .select()
    .from(payments)
    .where(eq(payments.invoiceId, invoiceId))
    .orderBy(desc(payments.createdAt), desc(payments.id))
  return selectWithParts(db, rows)
}
