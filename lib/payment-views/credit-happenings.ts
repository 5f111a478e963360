// What an invoice's credit notes tell its timeline: each when it was issued, and what took one back.
import type { CreditNote } from '@/lib/credit-notes/credit-note'
import type { Told } from './timeline-order'

/** Drafts have not happened yet. */
export function creditHappenings(notes: readonly CreditNote[]): Told[] {
  return notes.flatMap(
    ({ cancelsId, documentNumber, id, issuedAt, reason, refundId, totalMinor }): Told[] => {
      if (!issuedAt || !documentNumber) return []
      const paper = { at: issuedAt.toISOString(), creditNoteId: id, documentNumber }
      if (cancelsId === null)
        return [{ ...paper, kind: 'credit-note', amountMinor: totalMinor, reason, refundId }]
      const cancelledNumber = notes.find((note) => note.id === cancelsId)?.documentNumber ?? ''
      return [{ ...paper, kind: 'credit-note-cancelled', cancelledNumber }]
    },
  )
}
