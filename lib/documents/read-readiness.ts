// Reads what an invoice lacks for each structured format: as it was issued, or as it would be if it were sent now.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findInvoice } from '@/lib/invoices/find'
import { drawUpInvoice } from './draw-up'
import type { EDocumentFormat } from './e-document/formats'
import { type Readiness, readinessOf } from './e-document/readiness'
import { type Subject, selectIssued } from './file-store'
import { selectInvoiceRows } from './freeze-store'
import type { DocumentSnapshot } from './snapshot'

export type FormatReadiness = Record<EDocumentFormat, Readiness>

/** As it was issued; what was never frozen as `drawUp` says. Throws `Document.Erased`. */
export async function readinessAbout(
  { db }: House,
  subject: Subject,
  drawUp: () => Promise<DocumentSnapshot>,
): Promise<FormatReadiness> {
  const issued = await selectIssued(db, subject)
  if (issued && !issued.snapshot) throw new Failure('Document.Erased')
  return readinessOf(issued?.snapshot ?? (await drawUp()))
}

/** Throws `Invoice.NotFound`, also for an invoice of another organisation, and `Document.Erased`. */
export async function readReadiness(
  house: House,
  organisationId: string,
  invoiceId: string,
): Promise<FormatReadiness> {
  const { id } = await findInvoice(house, organisationId, invoiceId)
  return readinessAbout(house, { invoiceId: id }, async () => {
    const [rows] = await selectInvoiceRows(house.db, [id])
    return drawUpInvoice(found(rows, 'Invoice.NotFound'))
  })
}
