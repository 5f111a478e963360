// GET /notification-choices and PATCH /notification-choices.
import { changeNotificationChoices, listNotificationChoices } from '@/lib/notifications/choices'
import { choicesAnswer, choicesBody, presentChoices } from '@/lib/notifications/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/notification-choices',
  tag: 'Members',
  summary: 'Read your email notification settings',
  operationId: 'readWhatYouAreToldByMail',
  description: 'For the signed-in person, across all of their organisations.',
  access: 'person',
  status: 200,
  answer: choicesAnswer,
  refusals: ['Auth.Forbidden'],
  run: ({ by: { caller }, house }) => listNotificationChoices(house, caller.userId),
  present: presentChoices,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/notification-choices',
  tag: 'Members',
  summary: 'Change your email notification settings',
  operationId: 'chooseWhatYouAreToldByMail',
  description:
    'Owners and admins are notified unless they opt out, members only if they opt in. Emails about security, or about money that may be lost, are always sent to those responsible for the organisation.',
  access: 'person',
  body: choicesBody,
  status: 200,
  answer: choicesAnswer,
  refusals: ['Auth.Forbidden'],
  run: ({ body, by: { caller }, house }) => changeNotificationChoices(house, caller.userId, body.choices),
  present: presentChoices,
})
