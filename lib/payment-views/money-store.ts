// SQL of the money of one invoice or checkout: its payments with refunds, disputes, account and payout.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoices } from '@/db/schema/invoices'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { payouts } from '@/db/schema/payouts'
import type { PaymentWithParts } from '@/lib/payments/store'

export interface MoneyRow extends PaymentWithParts {
  accountId: string | null
  payout: typeof payouts.$inferSelect | null
}

export type PayableKey = { invoiceId: string } | { checkoutId: string }

/** Newest first. */
export async function selectPaymentsWithMoney(db: Queryable, payable: PayableKey): Promise<MoneyRow[]> {
  const rows = await db
    .select({ payment: payments, accountId: paymentAccounts.accountId, payout: payouts })
    .from(payments)
    .leftJoin(paymentAccounts, eq(paymentAccounts.id, payments.paymentAccountId))
    .leftJoin(payouts, eq(payouts.id, payments.payoutId))
    .where(
      'invoiceId' in payable
        ? eq(payments.invoiceId, payable.invoiceId)
        : eq(payments.checkoutId, payable.checkoutId),
    )
    .orderBy(desc(payments.createdAt), desc(payments.id))
  const ids = rows.map((row) => row.payment.id)
  if (ids.length === 0) return []
  const [refundRows, disputeRows] = await Promise.all([
    db.select().from(refunds).where(inArray(refunds.paymentId, ids)).orderBy(asc(refunds.createdAt)),
    db.select().from(disputes).where(inArray(disputes.paymentId, ids)).orderBy(asc(disputes.createdAt)),
  ])
  return rows.map(({ accountId, payment, payout }) => ({
    ...payment,
    accountId,
    payout,
    refunds: refundRows.filter((refund) => refund.paymentId === payment.id),
    disputes: disputeRows.filter((dispute) => dispute.paymentId === payment.id),
  }))
}

export async function selectInvoiceName(
  db: Queryable,
  id: string,
): Promise<{ organisationId: string; documentNumber: string | null } | undefined> {
  const [row] = await db
    .select({ organisationId: invoices.organisationId, documentNumber: invoices.documentNumber })
    .from(invoices)
    .where(eq(invoices.id, id))
  return row
}
