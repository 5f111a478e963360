// Draws up what an invoice says from what the books say now: for a draft that is looked at, and to freeze one that is issued.
import type { Allowance } from '@/db/schema/tax'
import type { Customer } from '@/lib/customers/customer'
import type { Invoice, InvoiceLine } from '@/lib/invoices/invoice'
import { type ExactLine, exactLines, writtenAmounts } from '@/lib/invoices/stored-lines'
import { isReckonedByLine, taxGroupsOf } from '@/lib/invoices/tax-groups'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatMillionths, formatPercent } from '@/lib/money/decimal'
import type { Organisation } from '@/lib/organisations/organisation'
import { pageSizeIn } from '@/lib/paper/page-size'
import type { Plan } from '@/lib/plans/plan'
import { localeFor } from '@/lib/words/reader'
import { buyerOf, sellerOf } from './parties'
import { pricesOf } from './prices'
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
  /** Where it is paid in parts. */
  plan?: Pick<Plan, 'parts'> | null | undefined
  /** It asks for what paying another one late has cost. */
  isLateFee?: boolean
}

/** A draft has no number yet: '' stands for it. */
export function drawUpInvoice(rows: InvoiceRows): DocumentSnapshot {
  const { customer, invoice, lines, linkId, organisation } = rows
  const { currency } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  const exact = exactLines({ currency, lines })
  const written = writtenAmounts(invoice, exact, currency)
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
    ...partsOf(rows),
    ...pricesOf(rows),
    pricesIncludeTax: invoice.pricesIncludeTax,
    lines: exact.map((line) => lineOf(line, currencyDigits(currency))),
    discount: invoice.discount && allowanceOf(invoice.discount, written.discountMinor),
    charge: chargeOf(invoice, written.chargeMinor),
    taxGroups: taxGroupsOf(invoice, lines),
    isReckonedByLine: isReckonedByLine(invoice),
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

/** Nothing of an invoice that is paid as a whole: what was issued before there were plans says the same. */
const partsOf = ({ invoice: { dueDate }, plan }: InvoiceRows): Pick<DocumentSnapshot, 'parts'> =>
  plan
    ? {
        parts: plan.parts.map(({ amountMinor, dueDate: own, kind }) => ({
          ...{ kind, amountMinor },
          dueOn: own ?? (kind === 'deposit' ? null : dueDate),
        })),
      }
    : {}

const servicePeriodOf = ({ servicePeriodFrom: from, servicePeriodTo: to }: Invoice) =>
  from && to ? { from, to } : null

const allowanceOf = ({ percentPpm, reason }: Allowance, amountMinor: number): SnapshotAllowance => ({
  ...{ amountMinor, reason },
  percent: percentPpm === undefined ? null : formatPercent(percentPpm),
})

function chargeOf({ charge }: Invoice, chargeMinor: number): SnapshotCharge | null {
  if (!charge) return null
  const { taxCategory, taxExemptionReason = null, taxRatePpm } = charge
  return { ...allowanceOf(charge, chargeMinor), taxCategory, taxRatePpm, taxExemptionReason }
}

const lineOf = (line: ExactLine, digits: number): SnapshotLine => ({
  id: line.id,
  description: line.description,
  quantity: formatMillionths(line.quantityMillionths),
  unit: line.unit,
  unitPrice: formatMillionths(line.unitPriceMillionths, digits),
  discount: line.discount && allowanceOf(line.discount, line.discountMinor),
  taxCategory: line.taxCategory,
  taxRatePpm: line.taxRatePpm,
  taxRateName: line.taxRateName,
  taxExemptionReason: line.taxExemptionReason,
  ...{ netMinor: line.netMinor, taxMinor: line.taxMinor },
})
