// Reads what an invoice lacks for each structured format: as it was issued, or as it would be if it were sent now.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { drawUpInvoice } from './draw-up'
import type { EDocumentFormat } from './e-document/formats'
import { type Readiness, readinessOf } from './e-document/readiness'
import { selectIssued } from './file-store'
import { selectInvoiceRows } from './freeze-store'

/** Throws `Invoice.NotFound`, also for an invoice of another organisation, and `Document.Erased`. */
export async function readReadiness(
  house: House,
  organisationId: string,
  invoiceId: string,
): Promise<Record<EDocumentFormat, Readiness>> {
  const { id } = await findInvoice(house, organisationId, invoiceId)
  const issued = await selectIssued(house.db, { invoiceId: id })
  if (issued && !issued.snapshot) throw new Failure('Document.Erased')
  if (issued?.snapshot) return readinessOf(issued.snapshot)
  const [rows] = await selectInvoiceRows(house.db, [id])
  return readinessOf(drawUpInvoice(found(rows, 'Invoice.NotFound')))
}
