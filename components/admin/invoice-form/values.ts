// The form's values: text as it was typed, so that nothing is lost or changed by being displayed.
import { type AdjustmentRow, bodyOfRows } from '@/components/admin/prices/adjustments'
import type { TaxCategory } from '@/db/schema/tax'
import { isDay, plusDays } from '@/lib/time-zone'

/** A discount or charge: nothing, a part, or an amount. */
export interface AllowanceValues {
  kind: '' | 'percent' | 'amount'
  percent: string
  amount: string
  reason: string
}

export interface LineValues {
  description: string
  quantity: string
  /** UN/ECE Rec 20. */
  unit: string
  unitPrice: string
  /** Of a rate by name; blank for a percentage of one's own. */
  taxRateId: string
  taxRate: string
  /** What was said of that percentage; blank where it follows from both countries. */
  taxCategory: '' | TaxCategory
  taxExemptionReason: string
  discount: AllowanceValues
  /** Of the article that was taken; blank for none. */
  articleId: string
}

export interface FormValues {
  customerId: string
  currency: string
  /** `YYYY-MM-DD`, as all the dates; blank for none. */
  issueDate: string
  dueDate: string
  /** What is taken off for who pays within so many days; both blank for nothing. */
  earlyPercent: string
  earlyDays: string
  /** What means of payment take off or add; null where it stays as it is. */
  adjustments: AdjustmentRow[] | null
  supplied: '' | 'on' | 'during'
  supplyDate: string
  periodFrom: string
  periodTo: string
  purchaseOrderNumber: string
  buyerReference: string
  memo: string
  pricesIncludeTax: boolean
  discount: AllowanceValues
  charge: AllowanceValues
  /** In percent; blank where it is taxed like the lines. */
  chargeTaxRate: string
  /** What was said of a charge that bears none. */
  chargeTaxCategory: '' | TaxCategory
  chargeExemptionReason: string
  lineItems: LineValues[]
}

export const NO_ALLOWANCE: AllowanceValues = { kind: '', percent: '', amount: '', reason: '' }

/** The tax is that of the line before, because most invoices have one. */
export const emptyLine = (
  like: Partial<Pick<LineValues, 'taxRate' | 'taxRateId' | 'taxCategory' | 'taxExemptionReason'>> = {},
): LineValues => ({
  ...{ description: '', quantity: '1', unit: 'C62', unitPrice: '', articleId: '' },
  taxRateId: like.taxRateId ?? '',
  taxRate: like.taxRate ?? '',
  taxCategory: like.taxCategory ?? '',
  taxExemptionReason: like.taxExemptionReason ?? '',
  discount: NO_ALLOWANCE,
})

/** The day that many days after `day`, both `YYYY-MM-DD`; blank where `day` is none. */
export const dayAfter = (day: string, days: number): string => (isDay(day) ? plusDays(day, days) : '')

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function allowanceOf({ amount, kind, percent, reason }: AllowanceValues) {
  if (kind === '') return null
  return {
    ...(kind === 'percent' ? { percent: percent.trim() } : { amount: amount.trim() }),
    reason: reason.trim(),
  }
}

/** A category and a reason are of what bears no tax. */
const untaxed = (rate: string, taxCategory: '' | TaxCategory, taxExemptionReason: string) =>
  /^[0.]*$/.test(rate.trim())
    ? { ...(taxCategory && { taxCategory }), ...(taxExemptionReason && { taxExemptionReason }) }
    : {}

function taxOf({ taxCategory, taxExemptionReason, taxRate, taxRateId }: LineValues) {
  if (taxRateId !== '') return { taxRateId, ...(taxExemptionReason && { taxExemptionReason }) }
  return { taxRate: orNull(taxRate), ...untaxed(taxRate, taxCategory, taxExemptionReason) }
}

const earlyOf = ({ earlyDays, earlyPercent }: FormValues) =>
  earlyPercent.trim() === '' ? null : { percent: earlyPercent.trim(), days: Number(earlyDays.trim()) }

function suppliedIn({ periodFrom, periodTo, supplied, supplyDate }: FormValues) {
  if (supplied === 'during') return { servicePeriod: { from: periodFrom, to: periodTo }, supplyDate: null }
  return { servicePeriod: null, supplyDate: supplied === 'on' ? orNull(supplyDate) : null }
}

/** The same as `POST /invoices` and `PATCH /invoices/{id}` take it. */
export const bodyOf = (values: FormValues) => ({
  customerId: values.customerId,
  currency: values.currency,
  issueDate: values.issueDate,
  dueDate: orNull(values.dueDate),
  earlyPayment: earlyOf(values),
  ...(values.adjustments && { methodAdjustments: bodyOfRows(values.adjustments) }),
  ...suppliedIn(values),
  purchaseOrderNumber: orNull(values.purchaseOrderNumber),
  buyerReference: orNull(values.buyerReference),
  memo: values.memo.trim() === '' ? null : values.memo,
  pricesIncludeTax: values.pricesIncludeTax,
  discount: allowanceOf(values.discount),
  charge: chargeOf(values),
  lineItems: values.lineItems.map((line) => ({
    description: line.description,
    quantity: line.quantity.trim(),
    unit: line.unit,
    unitPrice: line.unitPrice.trim(),
    discount: allowanceOf(line.discount),
    ...taxOf(line),
    articleId: line.articleId === '' ? null : Number(line.articleId),
  })),
})

function chargeOf({ charge, chargeExemptionReason, chargeTaxCategory, chargeTaxRate }: FormValues) {
  const given = allowanceOf(charge)
  if (!given || chargeTaxRate.trim() === '') return given
  const taxRate = chargeTaxRate.trim()
  return { ...given, taxRate, ...untaxed(taxRate, chargeTaxCategory, chargeExemptionReason) }
}
