// The refusals while online payments are paused, a part of the catalogue.
import type { Entry } from './catalogue'

export const PAUSES = {
  'Payment.Paused': {
    status: 429,
    title: 'Online payments paused',
    advice:
      'Too many cards were declined, so online payments are paused for the number of seconds in the Retry-After header. For an invoice, a code that is emailed to its recipient lifts the pause.',
    mayRetry: true,
  },
  'Payment.CodeInvalid': {
    status: 409,
    title: 'Code invalid',
    advice: 'The code is wrong, was used already, or is no longer needed. Use the one in the latest email.',
  },
} as const satisfies Record<string, Entry>
