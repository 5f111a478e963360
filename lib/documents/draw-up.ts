// Draws up what an invoice says from what the books say now: for a draft that is looked at, and to freeze one that is issued.
import type { Allowance } from '@/db/schema/tax'
import type { Customer } from '@/lib/customers/customer'
import type { Invoice, InvoiceLine } from '@/lib/invoices/invoice'
import { groupOfLine, taxGroupsOf } from '@/lib/invoices/tax-groups'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent, formatQuantity } from '@/lib/money/decimal'
import type { Organisation } from '@/lib/organisations/organisation'
import { pageSizeIn } from '@/lib/paper/page-size'
import { localeFor } from '@/lib/words/reader'
import { buyerOf, sellerOf } from './parties'
import type { DocumentSnapshot, SnapshotAllowance, SnapshotCharge, SnapshotLine } from './snapshot'

/** All that an invoice is drawn up from. */
export interface InvoiceRows {
  invoice: Invoice
  lines: InvoiceLine[]
  organisation: Organisation
  customer: Customer
  client: { logoUrl: string | null; primaryColour: string | null }
  logoSha256: string | null
  linkId: string | null
}

/** A draft has no number yet: '' stands for it. */
export function drawUpInvoice(rows: InvoiceRows): DocumentSnapshot {
  const { customer, invoice, lines, linkId, organisation } = rows
  const { currency } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  return {
    version: 1,
    kind: 'invoice',
    documentNumber: invoice.documentNumber ?? '',
    ...{ issueDate: invoice.issueDate, dueDate: invoice.dueDate, currency },
    ...manner(rows),
    seller: sellerOf(organisation),
    buyer: buyerOf(customer, invoice.billedTo),
    purchaseOrderNumber: invoice.purchaseOrderNumber,
    buyerReference: invoice.buyerReference ?? customer.buyerReference,
    ...{ supplyDate: invoice.supplyDate, servicePeriod: servicePeriodOf(invoice), memo: invoice.memo },
    ...{ footer: organisation.documentFooter, latePaymentFee: organisation.latePaymentFee },
    pricesIncludeTax: invoice.pricesIncludeTax,
    lines: lines.map((line) => lineOf(line, currency)),
    discount: invoice.discount && allowanceOf(invoice.discount, invoice.discountMinor),
    charge: chargeOf(invoice),
    taxGroups: taxGroupsOf(invoice, lines),
    isReckonedByLine: invoice.taxGroups === null,
    ...{ subTotalMinor: invoice.subTotalMinor, taxMinor: invoice.taxMinor, totalMinor: invoice.totalMinor },
    linkId,
    corrects: null,
  }
}

/** What its reader reads, on which paper, and in whose colours. */
function manner({
  client,
  customer,
  invoice: { billedTo },
  logoSha256,
  organisation,
}: InvoiceRows): Pick<DocumentSnapshot, 'locale' | 'pageSize' | 'brand'> {
  const { country } = organisation
  return {
    locale: localeFor({
      locale: billedTo?.locale ?? customer.locale ?? organisation.locale,
      country,
    }),
    pageSize: pageSizeIn(country),
    brand: {
      primaryColour: organisation.primaryColour ?? client.primaryColour,
      logoUrl: organisation.logoUrl ?? client.logoUrl,
      logoSha256,
    },
  }
}

const servicePeriodOf = ({ servicePeriodFrom: from, servicePeriodTo: to }: Invoice) =>
  from && to ? { from, to } : null

const allowanceOf = ({ percentPpm, reason }: Allowance, amountMinor: number): SnapshotAllowance => ({
  ...{ amountMinor, reason },
  percent: percentPpm === undefined ? null : formatPercent(percentPpm),
})

function chargeOf({ charge, chargeMinor }: Invoice): SnapshotCharge | null {
  if (!charge) return null
  const { taxCategory, taxExemptionReason = null, taxRatePpm } = charge
  return { ...allowanceOf(charge, chargeMinor), taxCategory, taxRatePpm, taxExemptionReason }
}

/** "2.5" for 2,500,000: what was written, without zeros that say nothing. */
export function millionthsText(millionths: bigint): string {
  const text = String(millionths < 0n ? -millionths : millionths).padStart(7, '0')
  const decimals = text.slice(-6).replace(/0+$/, '')
  return `${millionths < 0n ? '-' : ''}${text.slice(0, -6)}${decimals && `.${decimals}`}`
}

const lineOf = (line: InvoiceLine, currency: Currency): SnapshotLine => ({
  id: line.id ?? `${line.position + 1}`,
  description: line.description,
  quantity:
    line.quantityMillionths === null
      ? formatQuantity(line.quantityThousandths)
      : millionthsText(line.quantityMillionths),
  unit: line.unit,
  unitPrice:
    line.unitPriceMillionths === null
      ? formatDecimal(line.unitPriceMinor, currencyDigits(currency))
      : millionthsText(line.unitPriceMillionths),
  discount: line.discount && allowanceOf(line.discount, line.discountMinor),
  taxCategory: groupOfLine(line).category,
  taxRatePpm: line.taxRatePpm,
  taxRateName: line.taxRateName,
  taxExemptionReason: line.taxExemptionReason,
  ...{ netMinor: line.netMinor, taxMinor: line.taxMinor },
})
