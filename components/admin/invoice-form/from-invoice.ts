// An invoice as form values: to edit a draft, or to copy an invoice.
import { rowsOf } from '@/components/admin/prices/adjustments'
import type { EarlyPayment } from '@/db/schema/prices'
import type { Allowance } from '@/db/schema/tax'
import type { Invoice } from '@/lib/invoices/invoice'
import type { ExactLine } from '@/lib/invoices/stored-lines'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatMillionths, formatPercent } from '@/lib/money/decimal'
import { daysBetween } from '@/lib/time-zone'
import {
  type AllowanceValues,
  dayAfter,
  emptyLine,
  type FormValues,
  type LineValues,
  NO_ALLOWANCE,
} from './values'

function allowanceOf(allowance: Allowance | null, currency: Currency): AllowanceValues {
  if (!allowance) return NO_ALLOWANCE
  const { amountMinor, percentPpm, reason } = allowance
  return percentPpm === undefined
    ? {
        ...NO_ALLOWANCE,
        kind: 'amount',
        amount: formatDecimal(amountMinor ?? 0, currencyDigits(currency)),
        reason,
      }
    : { ...NO_ALLOWANCE, kind: 'percent', percent: formatPercent(percentPpm), reason }
}

/** A rate that is no more keeps what it said. */
function lineOf(line: ExactLine, currency: Currency, rateIds: ReadonlySet<string>): LineValues {
  const isNamed = line.taxRateId !== null && rateIds.has(line.taxRateId)
  return {
    description: line.description,
    quantity: formatMillionths(line.quantityMillionths),
    unit: line.unit,
    unitPrice: formatMillionths(line.unitPriceMillionths, currencyDigits(currency)),
    taxRateId: isNamed && line.taxRateId ? line.taxRateId : '',
    taxRate: isNamed || line.taxRatePpm === 0 ? '' : formatPercent(line.taxRatePpm),
    taxCategory: isNamed || line.taxCategory === 'S' ? '' : line.taxCategory,
    taxExemptionReason: line.taxExemptionReason ?? '',
    discount: allowanceOf(line.discount, currency),
    articleId: line.articleId === null ? '' : String(line.articleId),
  }
}

/** A day is shown as so many days after the invoice’s. */
function earlyValuesOf({
  earlyPayment,
  issueDate,
}: Pick<Invoice, 'earlyPayment' | 'issueDate'>): Pick<FormValues, 'earlyDays' | 'earlyPercent'> {
  if (!earlyPayment) return { earlyDays: '', earlyPercent: '' }
  const { days, percentPpm, until } = earlyPayment
  return {
    earlyDays: String(until === undefined ? (days ?? 0) : daysBetween(issueDate, until)),
    earlyPercent: formatPercent(percentPpm),
  }
}

/** `rateIds`: of those that can be chosen now. */
export function valuesOf(
  invoice: Invoice,
  lines: readonly ExactLine[],
  rateIds: ReadonlySet<string>,
): FormValues {
  const { charge, currency, servicePeriodFrom, servicePeriodTo, supplyDate } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  return {
    customerId: invoice.customerId,
    currency,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDate ?? '',
    ...earlyValuesOf(invoice),
    adjustments: null,
    supplied: supplyDate ? 'on' : servicePeriodFrom ? 'during' : '',
    supplyDate: supplyDate ?? '',
    periodFrom: servicePeriodFrom ?? '',
    periodTo: servicePeriodTo ?? '',
    purchaseOrderNumber: invoice.purchaseOrderNumber ?? '',
    buyerReference: invoice.buyerReference ?? '',
    memo: invoice.memo ?? '',
    pricesIncludeTax: invoice.pricesIncludeTax,
    discount: allowanceOf(invoice.discount, currency),
    charge: allowanceOf(charge, currency),
    chargeTaxRate: charge ? formatPercent(charge.taxRatePpm) : '',
    chargeTaxCategory: charge && charge.taxCategory !== 'S' ? charge.taxCategory : '',
    chargeExemptionReason: charge?.taxExemptionReason ?? '',
    lineItems: lines.map((line) => lineOf(line, currency, rateIds)),
  }
}

/** The same again, as of today and with as many days to pay; when it was supplied is another day. */
export function copyOf(
  invoice: Invoice,
  lines: readonly ExactLine[],
  rateIds: ReadonlySet<string>,
  today: string,
): FormValues {
  const { currency, dueDate, issueDate, methodAdjustments } = invoice
  const due = dueDate ? dayAfter(today, daysBetween(issueDate, dueDate)) : ''
  const adjustments = isCurrency(currency) ? rowsOf(methodAdjustments ?? [], currency) : null
  return { ...valuesOf(invoice, lines, rateIds), issueDate: today, dueDate: due, adjustments }
}

const USUAL_DAYS_TO_PAY = 14

/** As the server does with what nobody has said for the invoice. */
const untilDue = (
  early: EarlyPayment | null,
  { dueDate, issueDate }: { dueDate: string; issueDate: string },
): EarlyPayment | null =>
  early && { ...early, days: Math.min(early.days ?? 0, daysBetween(issueDate, dueDate)) }

/** `early`: what the organisation takes off. */
export const blankValues = (
  currency: string,
  today: string,
  daysToPay: number | null,
  early: EarlyPayment | null = null,
): FormValues => {
  const dates = { issueDate: today, dueDate: dayAfter(today, daysToPay ?? USUAL_DAYS_TO_PAY) }
  return {
    ...{ customerId: '', currency, ...dates },
    ...earlyValuesOf({ earlyPayment: untilDue(early, dates), issueDate: today }),
    adjustments: null,
    ...{ supplied: '', supplyDate: '', periodFrom: '', periodTo: '' },
    ...{ purchaseOrderNumber: '', buyerReference: '', memo: '', pricesIncludeTax: false },
    ...{ discount: NO_ALLOWANCE, charge: NO_ALLOWANCE, chargeTaxRate: '' },
    ...{ chargeTaxCategory: '', chargeExemptionReason: '' },
    lineItems: [emptyLine()],
  }
}
