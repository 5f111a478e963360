// What the form holds: text as it was typed, so that nothing is lost or changed by being looked at.

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
export function dayAfter(day: string, days: number): string {
  const start = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(start) ? '' : new Date(start + days * 86_400_000).toISOString().slice(0, 10)
}

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
