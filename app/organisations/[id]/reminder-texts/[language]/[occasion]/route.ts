// PUT and DELETE /organisations/{id}/reminder-texts/{language}/{occasion}.
import { changeReminderText, removeReminderText } from '@/lib/reminders/texts'
import {
  presentReminderText,
  reminderTextAnswer,
  reminderTextBody,
  reminderTextPath,
} from '@/lib/reminders/texts-platform-api'
import { endpoint } from '@/lib/wiring'

const ofText = {
  tag: 'Organisations',
  access: 'organisation-in-path',
  role: 'Admin',
  params: reminderTextPath,
  notFound: {
    id: 'Organisation.NotFound',
    language: 'ReminderText.NotFound',
    occasion: 'ReminderText.NotFound',
  },
  refusals: [],
} as const

export const PUT = endpoint({
  method: 'PUT',
  path: '/organisations/{id}/reminder-texts/{language}/{occasion}',
  ...ofText,
  summary: 'Write a text of reminders',
  body: reminderTextBody,
  status: 200,
  answer: reminderTextAnswer,
  run: ({ house, by: { organisationId }, params: { language, occasion }, body }) =>
    changeReminderText(house, { organisationId, language, occasion }, body),
  present: presentReminderText,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/organisations/{id}/reminder-texts/{language}/{occasion}',
  ...ofText,
  summary: 'Remove a text of reminders',
  status: 204,
  run: ({ house, by: { organisationId }, params: { language, occasion } }) =>
    removeReminderText(house, { organisationId, language, occasion }),
  present: () => undefined,
})
