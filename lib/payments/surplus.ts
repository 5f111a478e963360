// A surplus of which part went back at Stripe while the whole of it was asked for: what is left is asked for anew.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { lockInvoice } from '@/lib/invoices/store'
import { comingRefundsMinor } from './overpayment-store'
import type { Refund } from './payment'
import { refundedMinor, refundSurplus } from './refund-store'
import { findStripePayment, lockPayment } from './store'

/** After Stripe has refused this refund, and the books have followed Stripe. */
export async function renewSurplus(
  { clock, db }: House,
  { amountMinor: refusedMinor, paymentId }: Refund,
): Promise<void> {
  const { invoiceId, organisationId } = (await findStripePayment(db, paymentId))?.payment ?? {}
  if (!invoiceId || !organisationId) return
  await transact(db, async (tx) => {
    const invoice = await lockInvoice(tx, organisationId, invoiceId)
    const payment = await lockPayment(tx, paymentId)
    if (!invoice || !payment) return
    const beyondMinor = invoice.amountOverpaidMinor - (await comingRefundsMinor(tx, invoiceId))
    const thereMinor = payment.amountMinor - (await refundedMinor(tx, paymentId))
    const leftMinor = Math.min(beyondMinor, thereMinor)
    // As much as was refused would be refused again.
    if (leftMinor > 0 && leftMinor < refusedMinor) await refundSurplus(tx, payment, leftMinor, clock.now())
  })
}
