// The refusals of overpaid invoices and customers' credit, a part of the catalogue.
import type { Entry } from './catalogue'

export const OVERPAYMENTS = {
  'Invoice.NotOverpaid': {
    status: 409,
    title: 'Invoice is not overpaid',
    advice:
      'Nothing was paid beyond what the invoice asks for, or the surplus has already been refunded or kept.',
  },
  'Credit.ExceedsAvailable': {
    status: 409,
    title: 'More than the customer’s credit',
    advice: 'Apply no more than the customer’s credit in the currency of the invoice.',
  },
} as const satisfies Record<string, Entry>
