// The refusals of late fees, a part of the catalogue.
import type { Entry } from './catalogue'

export const LATE_FEES = {
  'LateFee.NotDue': {
    status: 409,
    title: 'No late fee is due',
    advice:
      'The organisation has no rule for late fees, nothing is late yet, or all of it was charged already: `detail` says which. `GET /invoices/{id}/late-fees` shows what could be charged today.',
  },
  'LateFee.NotGranted': {
    status: 409,
    title: 'No late fee is granted here',
    advice:
      'Statutory interest is for debts between businesses: of an organisation in the euro area in euros, or in the United Kingdom in pounds, and a customer with a VAT number or a company registration number. Another rule holds for invoices that say it: those that were sent while it was set. `detail` says what is missing.',
  },
  'LateFee.RateUnknown': {
    status: 409,
    title: 'Reference rate not known',
    advice:
      'The reference rate of the half year that `detail` names is not in our table yet. Nothing is reckoned with a rate that is not known: name it in `referenceRates`, if you know it.',
  },
} as const satisfies Record<string, Entry>
