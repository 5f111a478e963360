// GET /organisations/{id}/reminder-texts.
import { idPath } from '@/lib/http/fields/fields'
import { listReminderTexts } from '@/lib/reminders/texts'
import { presentReminderText, reminderTextsAnswer } from '@/lib/reminders/texts-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/organisations/{id}/reminder-texts',
  tag: 'Organisations',
  summary: 'List own texts of reminders',
  description: 'Where there is none for a language and an occasion, reminders say it in our words.',
  access: 'organisation-in-path',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: reminderTextsAnswer,
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: ({ house, by }) => listReminderTexts(house, by.organisationId),
  present: (texts) => ({ data: texts.map(presentReminderText) }),
})
