// What a page shows of an invoice's credit: its credit notes, what is left to credit, and of which lines.
import type { CreditNoteStatus } from '@/db/schema/documents'
import type { House } from '@/lib/house'
import { exactLines } from '@/lib/invoices/stored-lines'
import type { Currency } from '@/lib/money/currency'
import { formatMillionths } from '@/lib/money/decimal'
import { toMoney } from '@/lib/money/money'
import { findCreditable } from './creditable'
import { selectCreditNotesOf } from './store'

/** Plain values only, so that a page can hand it to the browser. */
export interface CreditOverview {
  currency: Currency
  creditedMinor: number
  /** Nothing for a draft or a void invoice. */
  leftMinor: number
  lines: { id: string; description: string; left: string }[]
  /** Oldest first. */
  notes: {
    id: string
    documentNumber: string | null
    status: CreditNoteStatus
    totalMinor: number
    reason: string
    issueDate: string | null
    /** It takes another back. */
    isCancelling: boolean
    isOfRefund: boolean
  }[]
}

/** Throws `Invoice.NotFound`. */
export async function readCreditOverview(
  { db }: House,
  organisationId: string,
  invoiceId: string,
): Promise<CreditOverview> {
  const { invoice, issued } = await findCreditable(db, organisationId, invoiceId)
  const { amountCreditedMinor: creditedMinor, status, totalMinor } = invoice
  const credited = issued.flatMap((note) => note.lines)
  const isCreditable = status !== 'Draft' && status !== 'Void'
  return {
    currency: toMoney(0, invoice.currency).currency,
    creditedMinor,
    leftMinor: isCreditable ? totalMinor - creditedMinor : 0,
    lines: exactLines(invoice).flatMap(({ description, id, quantityMillionths }) => {
      const before = credited.filter(({ lineId }) => lineId === id)
      const left = before.reduce((sum, it) => sum - it.quantityMillionths, quantityMillionths)
      return left === 0n ? [] : [{ id, description, left: formatMillionths(left < 0n ? -left : left) }]
    }),
    notes: (await selectCreditNotesOf(db, invoiceId)).map((note) => ({
      ...{ id: note.id, documentNumber: note.documentNumber, status: note.status, reason: note.reason },
      ...{ totalMinor: note.totalMinor, issueDate: note.issueDate },
      isCancelling: note.cancelsId !== null,
      isOfRefund: note.refundId !== null,
    })),
  }
}
