// A credit note: what an invoice asks for no longer, by a document of its own number.
import type { creditNoteLines, creditNotes } from '@/db/schema/documents'
import type { TaxGroup } from '@/db/schema/tax'

export type CreditNoteRow = typeof creditNotes.$inferSelect
export type CreditNoteLine = typeof creditNoteLines.$inferSelect
export type CreditNote = CreditNoteRow & { lines: CreditNoteLine[] }

export type NewCreditNote = typeof creditNotes.$inferInsert
export type NewCreditNoteLine = Omit<
  typeof creditNoteLines.$inferInsert,
  'organisationId' | 'creditNoteId' | 'position'
>

/** What a credit note comes to, and what of. */
export interface Reckoned {
  lines: NewCreditNoteLine[]
  taxGroups: TaxGroup[]
  subTotalMinor: number
  taxMinor: number
  totalMinor: number
}

/** Drawn from the groups of its invoice, not from lines: they are drawn anew when it is issued. */
export const isOfAmount = ({ lines }: Pick<CreditNote, 'lines'>): boolean =>
  lines.every(({ lineId }) => lineId === null)
