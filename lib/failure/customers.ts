// The refusals of customers, a part of the catalogue.
import type { Entry } from './catalogue'

export const CUSTOMERS = {
  'Customer.HasInvoices': {
    status: 409,
    title: 'Customer has invoices',
    advice:
      'A customer who has been invoiced cannot be deleted, because the invoices stay. Anonymise the customer instead, or merge it into another one.',
  },
  'Customer.NoAddress': {
    status: 409,
    title: 'Customer has no email address',
    advice: 'The customer has no email address to send to. Add one first.',
  },
  'Customer.Merged': {
    status: 409,
    title: 'Customer already merged',
    advice: 'This customer has been merged into another one. Reading it returns the remaining customer.',
  },
  'Customer.MoneyUnderWay': {
    status: 409,
    title: 'Money is under way',
    advice:
      'A customer is erased only when nothing is owed and nothing moves: record or void what is still to be paid, and wait for payments, refunds and disputes to end. The detail says what is left.',
  },
} as const satisfies Record<string, Entry>
