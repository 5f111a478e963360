// Invoices as a table: one row for each tax category and rate, so that the rows of a period are its tax return.
import type { House } from '@/lib/house'
import { taxGroupsOf } from '@/lib/invoices/tax-groups'
import { amountCell, type Cell, dayCell, rateCell, type Table } from './cell'
import { type InvoiceToExport, selectInvoicesToExport } from './document-store'
import { partyOf } from './party'
import type { Range } from './range'
import { walk } from './walk'

const HEAD = [
  ...['Number', 'Issued', 'Due', 'Status', 'Customer', 'Country', 'VAT number'],
  ...['Tax category', 'Tax rate', 'Net', 'Tax', 'Gross', 'Currency'],
  ...['Invoice total', 'Paid', 'Credited', 'Outstanding', 'Purchase order', 'Your reference', 'Invoice id'],
]

/** Sent invoices; `withVoid`: also those that were voided, which no longer ask for anything. */
export const walkInvoices = (
  house: House,
  range: Range,
  withVoid: boolean,
): AsyncGenerator<InvoiceToExport> =>
  walk(house, ({ db }, after: InvoiceToExport | undefined, limit) =>
    selectInvoicesToExport(db, { ...range, withVoid }, { after, limit }),
  )

function* rowsOf({ customer, frozen, invoice, lines }: InvoiceToExport): Generator<Cell[]> {
  const { currency } = invoice
  const amount = (minor: number) => amountCell(minor, currency)
  const party = partyOf({ frozen, customer, billedTo: invoice.billedTo })
  // Of the whole invoice, so on its first row alone: columns can be added up.
  let whole: Cell[] = [
    amount(invoice.totalMinor),
    amount(invoice.amountPaidMinor),
    amount(invoice.amountCreditedMinor),
    amount(invoice.outstandingMinor),
  ]
  for (const group of taxGroupsOf(invoice, lines)) {
    yield [
      ...[invoice.documentNumber, dayCell(invoice.issueDate), dayCell(invoice.dueDate), invoice.status],
      ...[party.name, party.country, party.vatNumber],
      ...[group.category, rateCell(group.ratePpm)],
      ...[
        amount(group.baseMinor),
        amount(group.taxMinor),
        amount(group.baseMinor + group.taxMinor),
        currency,
      ],
      ...whole,
      ...[invoice.purchaseOrderNumber, invoice.externalReference, invoice.id],
    ]
    whole = [null, null, null, null]
  }
}

async function* rows(house: House, range: Range): AsyncGenerator<Cell[]> {
  for await (const invoice of walkInvoices(house, range, true)) yield* rowsOf(invoice)
}

export const invoicesTable = (house: House, range: Range): Table => ({
  name: 'Invoices',
  head: HEAD,
  rows: rows(house, range),
})
