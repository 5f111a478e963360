// An invoice as the template of those that are to follow it.
import type { Allowance } from '@/db/schema/tax'
import type { InvoiceWithLines } from '@/lib/invoices/invoice'
import type { AllowanceItem, TaxItem } from '@/lib/invoices/line-items'
import { type ExactLine, exactLines } from '@/lib/invoices/stored-lines'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatMillionths, formatPercent } from '@/lib/money/decimal'
import { daysBetween } from '@/lib/time-zone'
import type { Template } from './template'

function allowanceOf({ amountMinor, percentPpm, reason }: Allowance, currency: Currency): AllowanceItem {
  if (percentPpm !== undefined) return { percent: formatPercent(percentPpm), reason }
  return { amount: formatDecimal(amountMinor ?? 0, currencyDigits(currency)), reason }
}

type Taxed = Pick<ExactLine, 'taxCategory' | 'taxRatePpm'> & { taxExemptionReason?: string | null }

const taxOf = ({ taxCategory, taxExemptionReason, taxRatePpm }: Taxed): TaxItem => ({
  ...{ taxCategory, taxRate: taxRatePpm === null ? null : formatPercent(taxRatePpm) },
  ...(taxExemptionReason && { taxExemptionReason }),
})

/** Throws for a currency that is not known any more. */
export function templateOf(invoice: InvoiceWithLines): Template {
  const { buyerReference, charge, currency, discount, dueDate, issueDate, memo, pricesIncludeTax } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  return {
    ...{ currency, memo, pricesIncludeTax, buyerReference, purchaseOrderNumber: invoice.purchaseOrderNumber },
    ...(dueDate && { paymentTermsDays: daysBetween(issueDate, dueDate) }),
    ...(discount && { discount: allowanceOf(discount, currency) }),
    ...(charge && { charge: { ...allowanceOf(charge, currency), ...taxOf(charge) } }),
    lineItems: exactLines(invoice).map((line) => ({
      description: line.description,
      quantity: formatMillionths(line.quantityMillionths),
      unit: line.unit,
      unitPrice: formatMillionths(line.unitPriceMillionths),
      ...(line.discount && { discount: allowanceOf(line.discount, currency) }),
      ...(line.taxRateId ? { taxRateId: line.taxRateId } : taxOf(line)),
      ...(line.articleId && { articleId: line.articleId }),
    })),
  }
}
