// The payer's purchase order number: their word, beside what was issued, on the page and on every later paper.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { lockInvoice } from '@/lib/invoices/store'
import { writeLetter } from '@/lib/outbox/outbox'
import { listenTo } from './addressed'
import { insertSaid, updateOrderNumber } from './store'

/**
 * Another number replaces it, and the same given again changes nothing. What was issued stays as it is.
 * Throws `Payment.InvalidToken`, `Request.TooMany`, and `Payment.InvoiceNotPayable` for an invoice that was voided.
 */
export async function giveOrderNumber(
  house: House,
  token: string,
  { number }: { number: string },
  network: string,
): Promise<{ number: string }> {
  const { invoiceId, organisationId } = await listenTo(house, token, 'order-number', network)
  const now = house.clock.now()
  await transact(house.db, async (tx) => {
    const invoice = found(await lockInvoice(tx, organisationId, invoiceId), 'Payment.InvalidToken')
    if (invoice.status === 'Void') throw new Failure('Payment.InvoiceNotPayable')
    if (invoice.payerPurchaseOrderNumber === number) return
    await updateOrderNumber(tx, invoiceId, number, now)
    const entry = await insertSaid(
      tx,
      { organisationId, invoiceId, detail: 'order-number', message: null },
      now,
    )
    await writeLetter(tx, 'order-number-given', `${invoiceId}:${entry}`, { organisationId, invoiceId })
  })
  return { number }
}
