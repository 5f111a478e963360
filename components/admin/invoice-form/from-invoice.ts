// An invoice as form values: to edit a draft, or to copy an invoice.
import type { Invoice } from '@/lib/invoices/invoice'
import type { ExactLine } from '@/lib/invoices/stored-lines'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatMillionths, formatPercent } from '@/lib/money/decimal'
import { daysBetween } from '@/lib/time-zone'
import { dayAfter, emptyLine, type FormValues } from './values'

export function valuesOf(invoice: Invoice, lines: readonly ExactLine[]): FormValues {
  const { currency, customerId, dueDate, issueDate, memo } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  return {
    customerId,
    currency,
    issueDate,
    dueDate: dueDate ?? '',
    memo: memo ?? '',
    lineItems: lines.map(({ description, quantityMillionths, taxRatePpm, unitPriceMillionths }) => ({
      description,
      quantity: formatMillionths(quantityMillionths),
      unitPrice: formatMillionths(unitPriceMillionths, currencyDigits(currency)),
      taxRate: taxRatePpm === 0 ? '' : formatPercent(taxRatePpm),
    })),
  }
}

/** The same again, as of today and with as many days to pay. */
export function copyOf(invoice: Invoice, lines: readonly ExactLine[], today: string): FormValues {
  const { dueDate, issueDate } = invoice
  const due = dueDate ? dayAfter(today, daysBetween(issueDate, dueDate)) : ''
  return { ...valuesOf(invoice, lines), issueDate: today, dueDate: due }
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
