// Invoices as Xero and QuickBooks Online import them: columns, dates and taxes are theirs.
// Their help pages on importing invoices by CSV, read November 2026.

import type { House } from '@/lib/house'
import { asText, csvPieces } from '@/lib/http/fields/csv-file'
import { taxGroupsOf } from '@/lib/invoices/tax-groups'
import { formatPercent } from '@/lib/money/decimal'
import type { Day } from '@/lib/time-zone'
import { decimalOf } from './cell'
import type { InvoiceToExport } from './document-store'
import { walkInvoices } from './invoices'
import { partyOf } from './party'
import type { Range } from './range'

export interface ProgramSetting {
  /** Of the organisation: both programs are a program of one country. */
  country: string
  /** To which what was sold is booked. */
  account: string
}

interface Slice {
  found: InvoiceToExport
  party: ReturnType<typeof partyOf>
  description: string
  netMinor: number
  taxMinor: number
  ratePpm: number
}

/**
 * One line for each category and rate, of quantity 1: with the lines of the invoice, discounts and each program's own rounding would
 * come to other sums than what was issued.
 */
function* slicesOf(found: InvoiceToExport): Generator<Slice> {
  const { invoice, lines } = found
  const party = partyOf({ ...found, billedTo: invoice.billedTo })
  for (const { baseMinor, name, ratePpm, taxMinor } of taxGroupsOf(invoice, lines)) {
    const rate = name ?? `${formatPercent(ratePpm)} % tax`
    const description = `Invoice ${invoice.documentNumber}, ${rate}`
    yield { found, party, description, netMinor: baseMinor, taxMinor, ratePpm }
  }
}

/** Day first, but in the United States. */
const dateFor = (country: string, day: Day | null): string => {
  const [year, month, date] = (day ?? '').split('-')
  if (!year) return ''
  return country === 'US' ? `${month}/${date}/${year}` : `${date}/${month}/${year}`
}

const XERO_HEAD = [
  ...['*ContactName', 'EmailAddress', 'POAddressLine1', 'POAddressLine2', 'POAddressLine3', 'POAddressLine4'],
  ...['POCity', 'PORegion', 'POPostalCode', 'POCountry', '*InvoiceNumber', 'Reference', '*InvoiceDate'],
  ...['*DueDate', 'Total', 'InventoryItemCode', '*Description', '*Quantity', '*UnitAmount', 'Discount'],
  ...['*AccountCode', '*TaxType', 'TaxAmount', 'TrackingName1', 'TrackingOption1', 'TrackingName2'],
  ...['TrackingOption2', 'Currency', 'BrandingTheme'],
]

/** Names of tax rates as Xero has them in a new organisation of the country; there they may be renamed. */
const XERO_TAXES: Record<string, Record<number | 'none', string>> = {
  GB: { 200000: '20% (VAT on Income)', 50000: '5% (VAT on Income)', none: 'Zero Rated Income' },
  AU: { 100000: 'GST on Income', none: 'GST Free Income' },
  NZ: { 150000: '15% GST on Income', none: 'Zero Rated' },
}

function xeroTax(country: string, ratePpm: number): string {
  const known = XERO_TAXES[country]
  if (ratePpm === 0) return known?.none ?? 'Tax Exempt'
  return known?.[ratePpm] ?? `Tax on Sales ${formatPercent(ratePpm)}%`
}

function xeroCells({ account, country }: ProgramSetting, slice: Slice): string[] {
  const { description, found, netMinor, party, ratePpm, taxMinor } = slice
  const { customer, invoice } = found
  const { address } = party
  const place = [address?.line1, address?.line2, '', '', address?.city, address?.state, address?.postalCode]
  return [
    ...[asText(party.name), asText(party.email ?? customer.email)],
    ...[...place, party.country ?? undefined].map((part) => asText(part ?? null)),
    ...[asText(invoice.documentNumber), asText(invoice.purchaseOrderNumber)],
    // A due date must be there: what has none is due at once.
    ...[dateFor(country, invoice.issueDate), dateFor(country, invoice.dueDate ?? invoice.issueDate)],
    ...[decimalOf(invoice.totalMinor, invoice.currency), '', description, '1'],
    ...[decimalOf(netMinor, invoice.currency), '', account, xeroTax(country, ratePpm)],
    ...[decimalOf(taxMinor, invoice.currency), '', '', '', '', invoice.currency, ''],
  ]
}

const QUICKBOOKS_HEAD = [
  ...['*InvoiceNo', '*Customer', '*InvoiceDate', '*DueDate', 'Terms', 'Location', 'Memo'],
  ...['Item(Product/Service)', 'ItemDescription', 'ItemQuantity', 'ItemRate', '*ItemAmount'],
  ...['*ItemTaxCode', 'ItemTaxAmount', 'Currency'],
]

function quickbooksCells({ account, country }: ProgramSetting, slice: Slice): string[] {
  const { description, found, netMinor, party, ratePpm, taxMinor } = slice
  const { invoice } = found
  const net = decimalOf(netMinor, invoice.currency)
  return [
    ...[asText(invoice.documentNumber), asText(party.name)],
    ...[dateFor(country, invoice.issueDate), dateFor(country, invoice.dueDate ?? invoice.issueDate)],
    ...['', '', asText(invoice.purchaseOrderNumber), account, description, '1', net, net],
    ...[`${formatPercent(ratePpm)}%`, decimalOf(taxMinor, invoice.currency), invoice.currency],
  ]
}

async function* cellsOf(
  house: House,
  range: Range,
  cells: (slice: Slice) => string[],
): AsyncGenerator<string[]> {
  for await (const found of walkInvoices(house, range, false))
    for (const slice of slicesOf(found)) yield cells(slice)
}

export const xeroLines = (house: House, range: Range, setting: ProgramSetting): AsyncGenerator<string> =>
  csvPieces(
    XERO_HEAD,
    cellsOf(house, range, (slice) => xeroCells(setting, slice)),
  )

export const quickbooksLines = (
  house: House,
  range: Range,
  setting: ProgramSetting,
): AsyncGenerator<string> =>
  csvPieces(
    QUICKBOOKS_HEAD,
    cellsOf(house, range, (slice) => quickbooksCells(setting, slice)),
  )
