// The form's values: text as it was typed, so that nothing is lost or changed by being displayed.
import { isDay, plusDays } from '@/lib/time-zone'

export interface LineValues {
  description: string
  quantity: string
  unitPrice: string
  taxRate: string
}

export interface FormValues {
  customerId: string
  currency: string
  /** `YYYY-MM-DD`, as the two of the dates. */
  issueDate: string
  /** Blank for none. */
  dueDate: string
  memo: string
  lineItems: LineValues[]
}

/** The tax rate is that of the line before, because most invoices have one. */
export const emptyLine = (taxRate = ''): LineValues => ({
  description: '',
  quantity: '1',
  unitPrice: '',
  taxRate,
})

/** The day that many days after `day`, both `YYYY-MM-DD`; blank where `day` is none. */
export const dayAfter = (day: string, days: number): string => (isDay(day) ? plusDays(day, days) : '')

/** The same as `POST /invoices` and `PATCH /invoices/{id}` take it. */
export const bodyOf = ({ customerId, currency, dueDate, issueDate, lineItems, memo }: FormValues) => ({
  customerId,
  currency,
  issueDate,
  dueDate: dueDate === '' ? null : dueDate,
  memo: memo.trim() === '' ? null : memo,
  lineItems: lineItems.map(({ description, quantity, taxRate, unitPrice }) => ({
    description,
    quantity: quantity.trim(),
    unitPrice: unitPrice.trim(),
    taxRate: taxRate.trim() === '' ? null : taxRate.trim(),
  })),
})
