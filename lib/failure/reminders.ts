// The refusals of reminders, a part of the catalogue.
import type { Entry } from './catalogue'

export const REMINDERS = {
  'Reminder.Paused': {
    status: 409,
    title: 'Reminders are paused',
    advice:
      'Nothing is owed, a payment is on its way or disputed, the payer has promised a day or asked a question, or there is no address to write to: `detail` says which. Reminders of the plan wait for the same reasons.',
  },
} satisfies Record<string, Entry>
