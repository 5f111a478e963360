// GET /invoices/{id}/reminders and POST /invoices/{id}/reminders.
import { idPath } from '@/lib/http/fields/fields'
import {
  presentReminders,
  presentSentReminder,
  remindersAnswer,
  sentReminderAnswer,
} from '@/lib/reminders/platform-api'
import { readReminders } from '@/lib/reminders/read'
import { sendReminderNow } from '@/lib/reminders/send-now'
import { endpoint } from '@/lib/wiring'

const ofInvoice = {
  tag: 'Invoices',
  access: 'organisation-in-header',
  params: idPath,
  notFound: 'Invoice.NotFound',
} as const

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}/reminders',
  ...ofInvoice,
  summary: 'Read the reminders of an invoice',
  description:
    'Those that were sent or skipped, and those to come with what pauses them. Of a draft: those that would come if it were sent now.',
  role: 'Member',
  status: 200,
  answer: remindersAnswer,
  refusals: [],
  run: ({ house, by, params }) => readReminders(house, by.organisationId, params.id),
  present: presentReminders,
})

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/reminders',
  ...ofInvoice,
  summary: 'Send a reminder now',
  description: 'By hand, beside those of the plan. What pauses those refuses this one as well.',
  role: 'Admin',
  isIdempotent: true,
  status: 201,
  answer: sentReminderAnswer,
  refusals: ['Reminder.Paused'],
  run: ({ house, by, params, resourceId }) =>
    sendReminderNow(house, by.organisationId, params.id, resourceId),
  present: presentSentReminder,
})
