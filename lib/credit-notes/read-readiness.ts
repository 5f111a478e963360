// Reads what a credit note lacks for each structured format: as it was issued, or as it would be if it were issued now.
import { type FormatReadiness, readinessAbout } from '@/lib/documents/read-readiness'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectInvoice } from '@/lib/invoices/store'
import { findCreditNote } from './find'
import { drawUpCreditNote } from './freeze'
import { selectSetting } from './setting'

/** Throws `CreditNote.NotFound`, also for one of another organisation, and `Document.Erased`. */
export async function readCreditNoteReadiness(
  house: House,
  organisationId: string,
  creditNoteId: string,
): Promise<FormatReadiness> {
  const { clock, db } = house
  const note = await findCreditNote(house, organisationId, creditNoteId)
  return readinessAbout(house, { creditNoteId: note.id }, async () => {
    const invoice = found(await selectInvoice(db, organisationId, note.invoiceId), 'Invoice.NotFound')
    const { today } = await selectSetting(db, invoice, clock.now())
    return drawUpCreditNote(db, { ...note, issueDate: note.issueDate ?? today })
  })
}
