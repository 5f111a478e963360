// An invoice as form values: to edit a draft, or to copy an invoice.
import type { InvoiceWithLines } from '@/lib/invoices/invoice'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent, formatQuantity } from '@/lib/money/decimal'
import { daysBetween } from '@/lib/time-zone'
import { dayAfter, emptyLine, type FormValues } from './values'

export function valuesOf(invoice: InvoiceWithLines): FormValues {
  const { currency, customerId, dueDate, issueDate, lines, memo } = invoice
  const digits = isCurrency(currency) ? currencyDigits(currency) : 0
  return {
    customerId,
    currency,
    issueDate,
    dueDate: dueDate ?? '',
    memo: memo ?? '',
    lineItems: lines.map(({ description, quantityThousandths, taxRatePpm, unitPriceMinor }) => ({
      description,
      quantity: formatQuantity(quantityThousandths),
      unitPrice: formatDecimal(unitPriceMinor, digits),
      taxRate: taxRatePpm === 0 ? '' : formatPercent(taxRatePpm),
    })),
  }
}

/** The same again, as of today and with as many days to pay. */
export function copyOf(invoice: InvoiceWithLines, today: string): FormValues {
  const { dueDate, issueDate } = invoice
  const due = dueDate ? dayAfter(today, daysBetween(issueDate, dueDate)) : ''
  return { ...valuesOf(invoice), issueDate: today, dueDate: due }
}

const USUAL_DAYS_TO_PAY = 14

export const blankValues = (currency: string, today: string): FormValues => ({
  customerId: '',
  currency,
  issueDate: today,
  dueDate: dayAfter(today, USUAL_DAYS_TO_PAY),
  memo: '',
  lineItems: [emptyLine()],
})
