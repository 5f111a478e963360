// The list as a CSV file.
import type { House } from '@/lib/house'
import { asText, csvFile } from '@/lib/http/fields/csv-file'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { exportInvoices } from './browse'
import type { BrowseQuery, BrowseScope } from './query'
import type { BrowsedInvoice } from './rows'

const HEAD = [
  ...['Number', 'Status', 'Organisation', 'Customer', 'Email', 'Currency', 'Issued', 'Due'],
  ...['Total', 'Paid', 'Refunded', 'Outstanding', 'Overpaid', 'Disputed', 'Needs attention', 'Invoice id'],
]

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

async function* rowsOf(invoices: AsyncGenerator<BrowsedInvoice>): AsyncGenerator<string[]> {
  for await (const invoice of invoices) yield cellsOf(invoice)
}

/** Throws `Request.Invalid` for what is too much. */
export async function csvOfInvoices(
  house: House,
  scope: BrowseScope,
  query: BrowseQuery,
): Promise<ReadableStream<Uint8Array>> {
  return csvFile(HEAD, rowsOf(await exportInvoices(house, scope, query)))
}
