// The refusals of reminders, a part of the catalogue.
import type { Entry } from './catalogue'

export const REMINDERS = {
  'Reminder.Paused': {
    status: 409,
    title: 'Reminders are paused',
    advice:
      'Nothing is owed, a payment is on its way or disputed, the payer has promised a day or asked a question, or there is no address to write to: `detail` says which. Reminders of the plan wait for the same reasons.',
  },
  'ReminderText.NotFound': {
    status: 404,
    title: 'No such text of reminders',
    advice: 'The language is none that we write in, or the occasion is not `before`, `on` or `after`.',
    isVeiled: true,
  },
} satisfies Record<string, Entry>
