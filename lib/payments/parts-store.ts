// SQL for payments with their refunds and disputes.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { disputes, payments, refunds } from '@/db/schema/payments'
import type { Dispute, Payment, Refund } from './payment'

export interface PaymentWithParts extends Payment {
  refunds: Refund[]
  disputes: Dispute[]
}

/** Newest first, with refunds and disputes; attempts that came to nothing are among them. */
export async function listPayments(db: Queryable, invoiceId: string): Promise<PaymentWithParts[]> {
  const rows = await db
    .select()
    .from(payments)
    .where(eq(payments.invoiceId, invoiceId))
    .orderBy(desc(payments.createdAt), desc(payments.id))
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const [refundRows, disputeRows] = await Promise.all([
    db.select().from(refunds).where(inArray(refunds.paymentId, ids)).orderBy(asc(refunds.createdAt)),
    db.select().from(disputes).where(inArray(disputes.paymentId, ids)).orderBy(asc(disputes.createdAt)),
  ])
  return rows.map((row) => ({
    ...row,
    refunds: refundRows.filter((refund) => refund.paymentId === row.id),
    disputes: disputeRows.filter((dispute) => dispute.paymentId === row.id),
  }))
}
