// The refusals of automatic payment, a part of the catalogue.
import type { Entry } from './catalogue'

export const AUTOPAY = {
  'Autopay.NotOffered': {
    status: 409,
    title: 'Automatic payment is not offered',
    advice:
      'The organisation does not offer automatic payment, and the invoice belongs to no schedule that does. Switch it on with `offersAutopay`.',
  },
  'Autopay.TermsChanged': {
    status: 409,
    title: 'The terms have changed',
    advice: 'Show the payer the words that `collecting.autopay.offer` has now, and send their `version`.',
  },
  'Autopay.NotOn': {
    status: 409,
    title: 'Automatic payment is not on',
    advice: 'This customer has not agreed to automatic payment, or it has ended already.',
  },
} as const satisfies Record<string, Entry>
