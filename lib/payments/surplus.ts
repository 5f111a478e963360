// Requests the rest of a surplus refund when part of it was refunded at Stripe in the meantime.
import type { Transaction } from '@/db/transact'
import { lockInvoice } from '@/lib/invoices/store'
import { selectComingRefundsMinor } from './overpayment-store'
import type { Payment, Refund } from './payment'
import { insertSurplusRefund, selectRefundedMinor } from './refund-store'
import { lockPayment } from './store'

/** After Stripe has refused this refund, and the books have followed Stripe. */
export async function renewSurplus(
  tx: Transaction,
  { amountMinor: refusedMinor, paymentId }: Refund,
  { invoiceId, organisationId }: Payment,
  now: Date,
): Promise<void> {
  if (!invoiceId) return
  const invoice = await lockInvoice(tx, organisationId, invoiceId)
  const payment = await lockPayment(tx, paymentId)
  if (!invoice || !payment) return
  const beyondMinor = invoice.amountOverpaidMinor - (await selectComingRefundsMinor(tx, invoiceId))
  const thereMinor = payment.amountMinor - (await selectRefundedMinor(tx, paymentId))
  const leftMinor = Math.min(beyondMinor, thereMinor)
  // As much as was refused would be refused again.
  if (leftMinor > 0 && leftMinor < refusedMinor) await insertSurplusRefund(tx, payment, leftMinor, now)
}
