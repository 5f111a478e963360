// The list as a CSV file, batch by batch, that no spreadsheet mistakes for formulas.
import { stringify } from 'csv-stringify/sync'
import { apartFromCall } from '@/db/pool/call'
import type { House } from '@/lib/house'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { exportInvoices } from './browse'
import type { BrowseQuery, BrowseScope } from './query'
import type { BrowsedInvoice } from './rows'

const HEAD = [
  ...['Number', 'Status', 'Organisation', 'Customer', 'Email', 'Currency', 'Issued', 'Due'],
  ...['Total', 'Paid', 'Refunded', 'Outstanding', 'Overpaid', 'Disputed', 'Needs attention', 'Invoice id'],
]

/** Spreadsheets run what begins like this: OWASP, "CSV Injection", read November 2026. */
const asText = (text: string | null): string => {
  if (text === null) return ''
  return /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

function cellsOf(invoice: BrowsedInvoice): string[] {
  const { currency } = invoice
  const amount = (minor: number) =>
    isCurrency(currency) ? formatDecimal(minor, currencyDigits(currency)) : ''
  return [
    asText(invoice.documentNumber),
    invoice.status,
    asText(invoice.organisationName),
    asText(invoice.customerName),
    asText(invoice.customerEmail),
    currency,
    invoice.issueDate,
    invoice.dueDate ?? '',
    amount(invoice.totalMinor),
    amount(invoice.amountPaidMinor),
    amount(invoice.amountRefundedMinor),
    amount(invoice.outstandingMinor),
    amount(invoice.amountOverpaidMinor),
    invoice.isDisputed ? 'yes' : 'no',
    invoice.needsAttention ? 'yes' : 'no',
    invoice.id,
  ]
}

/** With the mark by which spreadsheets know UTF-8. */
const BEGINNING = `\uFEFF${stringify([HEAD], { record_delimiter: 'windows' })}`
const ROWS_AT_ONCE = 500

/** Pieces of the file, in the order of the list. */
async function* piecesOf(invoices: AsyncGenerator<BrowsedInvoice>): AsyncGenerator<string> {
  yield BEGINNING
  let rows: string[][] = []
  for await (const invoice of invoices) {
    rows.push(cellsOf(invoice))
    if (rows.length === ROWS_AT_ONCE) {
      yield stringify(rows, { record_delimiter: 'windows' })
      rows = []
    }
  }
  if (rows.length > 0) yield stringify(rows, { record_delimiter: 'windows' })
}

/** Asks the database for more only when the reader has taken what was there. Throws `Request.Invalid` for what is too much. */
export async function csvOfInvoices(
  house: House,
  scope: BrowseScope,
  query: BrowseQuery,
): Promise<ReadableStream<Uint8Array>> {
  const pieces = piecesOf(await exportInvoices(house, scope, query))
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      // As long as the file is: each of its statements is short.
      const { done, value } = await apartFromCall(() => pieces.next())
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
