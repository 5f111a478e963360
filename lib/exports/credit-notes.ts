// Credit notes as a table: what was credited stands above 0, and what was taken back by a cancelling document below.
import type { House } from '@/lib/house'
import { amountCell, type Cell, dayCell, rateCell, type Table } from './cell'
import { type CreditNoteToExport, selectCreditNotesToExport } from './document-store'
import { partyOf } from './party'
import type { Range } from './range'
import { walk } from './walk'

const HEAD = [
  ...['Number', 'Issued', 'Status', 'Invoice', 'Cancels', 'Reason', 'Customer', 'Country', 'VAT number'],
  ...['Tax category', 'Tax rate', 'Net credited', 'Tax credited', 'Gross credited', 'Currency'],
  ...['Your reference', 'Credit note id'],
]

export const walkCreditNotes = (house: House, range: Range): AsyncGenerator<CreditNoteToExport> =>
  walk(house, ({ db }, after: CreditNoteToExport | undefined, limit) =>
    selectCreditNotesToExport(db, range, { after, limit }),
  )

/** A document that takes another back counts the other way. */
export const isCancelling = ({ note }: Pick<CreditNoteToExport, 'note'>): boolean => note.cancelsId !== null

function* rowsOf(found: CreditNoteToExport): Generator<Cell[]> {
  const { cancelsNumber, invoiceNumber, note } = found
  const amount = (minor: number) => amountCell(isCancelling(found) ? -minor : minor, note.currency)
  const party = partyOf(found)
  for (const { baseMinor, category, ratePpm, taxMinor } of note.taxGroups) {
    yield [
      ...[
        note.documentNumber,
        dayCell(note.issueDate),
        note.status,
        invoiceNumber,
        cancelsNumber,
        note.reason,
      ],
      ...[party.name, party.country, party.vatNumber],
      ...[category, rateCell(ratePpm)],
      ...[amount(baseMinor), amount(taxMinor), amount(baseMinor + taxMinor), note.currency],
      ...[note.externalReference, note.id],
    ]
  }
}

async function* rows(house: House, range: Range): AsyncGenerator<Cell[]> {
  for await (const note of walkCreditNotes(house, range)) yield* rowsOf(note)
}

export const creditNotesTable = (house: House, range: Range): Table => ({
  name: 'Credit notes',
  head: HEAD,
  rows: rows(house, range),
})
