// Voids an invoice, once it is certain that it can no longer be paid.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { type Invoice, isOffered } from '@/lib/invoices/invoice'
import { lockInvoice, updateInvoiceVoid } from '@/lib/invoices/store'
import { closeForChange } from './close'
import { selectLivePayments } from './store'

/** Between closing and voiding a payer may open the next payment; it is closed too. */
const TURNS = 5

function assertVoidable(invoice: Invoice): void {
  if (invoice.status === 'Void') throw new Failure('Invoice.NotVoidable', 'The invoice is already void.')
  if (invoice.amountPaidMinor === 0 && invoice.amountCreditedMinor !== 0)
    throw new Failure('Invoice.NotVoidable', 'Part of this invoice has been credited. Credit the rest of it.')
  if (!isOffered('void', invoice))
    throw new Failure('Invoice.NotVoidable', 'Money has been taken for this invoice. Refund it first.')
}

/**
 * Throws `Invoice.NotFound`, `Invoice.NotVoidable` (void already, money taken, or a payment on its way),
 * `Payment.ProviderError` when an open payment cannot be closed now.
 */
export async function voidInvoice(house: House, organisationId: string, id: string): Promise<void> {
  const { clock, db } = house
  for (let turn = 0; turn < TURNS; turn++) {
    assertVoidable(await findInvoice(house, organisationId, id))
    await closeForChange(house, id).catch((error: unknown) => {
      throw error instanceof Failure && error.code === 'Payment.InFlight'
        ? new Failure('Invoice.NotVoidable', error.message)
        : error
    })
    const isDone = await transact(db, async (tx) => {
      const invoice = found(await lockInvoice(tx, organisationId, id), 'Invoice.NotFound')
      assertVoidable(invoice)
      // The lock keeps new attempts out: their INSERT waits for it, and then finds the invoice void.
      if ((await selectLivePayments(tx, id)).length > 0) return false
      await updateInvoiceVoid(tx, id, clock.now())
      return true
    })
    if (isDone) return
  }
  throw new Failure('Invoice.NotVoidable', 'The invoice is being paid right now. Try again.')
}
