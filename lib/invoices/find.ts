// Finds an invoice with its lines.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { InvoiceWithLines } from './invoice'
import { selectInvoice } from './store'

/** Throws `Invoice.NotFound`, also for an invoice of another organisation. */
export async function findInvoice(
  { db }: House,
  organisationId: string,
  id: string,
): Promise<InvoiceWithLines> {
  return found(await selectInvoice(db, organisationId, id), 'Invoice.NotFound')
}
