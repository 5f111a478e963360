// The refusals of recurring invoices, a part of the catalogue.
import type { Entry } from './catalogue'

export const RECURRING = {
  'RecurringInvoice.NotFound': {
    status: 404,
    title: 'Recurring invoice not found',
    advice: 'There is no such recurring invoice, or it is not yours. Check the id and the key you call with.',
    isVeiled: true,
  },
  'RecurringInvoice.Ended': {
    status: 409,
    title: 'Recurring invoice has ended',
    advice: 'One that has ended is not changed and does not go on. Create another one.',
  },
} satisfies Record<string, Entry>
