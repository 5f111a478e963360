// SQL for the subjects of events, read when the body is written.
import { eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { checkouts } from '@/db/schema/checkouts'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { selectWithParts } from '@/lib/payments/parts-store'

const ABOUT = {
  organisationId: payments.organisationId,
  invoiceId: payments.invoiceId,
  checkoutId: payments.checkoutId,
}

export async function selectPaymentWithParts(db: Queryable, id: string) {
  const [payment] = await selectWithParts(db, await db.select().from(payments).where(eq(payments.id, id)))
  return payment
}

export async function selectRefundOfPayment(db: Queryable, id: string) {
  const [row] = await db
    .select({ refund: refunds, about: ABOUT })
    .from(refunds)
    .innerJoin(payments, eq(payments.id, refunds.paymentId))
    .where(eq(refunds.id, id))
  return row
}

export async function selectDisputeOfPayment(db: Queryable, id: string) {
  const [row] = await db
    .select({ dispute: disputes, about: ABOUT })
    .from(disputes)
    .innerJoin(payments, eq(payments.id, disputes.paymentId))
    .where(eq(disputes.id, id))
  return row
}

export async function selectCheckoutWithPayment(db: Queryable, id: string) {
  const [row] = await db
    .select({ checkout: checkouts, payment: payments })
    .from(checkouts)
    .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
    .where(eq(checkouts.id, id))
  return row
}
