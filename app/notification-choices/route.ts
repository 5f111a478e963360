// GET /notification-choices and PATCH /notification-choices.
import { chooseNotifications, listNotificationChoices } from '@/lib/notifications/choices'
import { choicesAnswer, choicesBody, presentChoices } from '@/lib/notifications/platform'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/notification-choices',
  tag: 'Members',
  summary: 'Read what you are told by mail',
  description: 'Of the person who is signed in, in all of their organisations.',
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
  summary: 'Choose what you are told by mail',
  description:
    'Owners and admins are told unless they say no, members only if they say yes. What is about security or about money that may be lost is always sent to those who answer for the organisation.',
  access: 'person',
  body: choicesBody,
  status: 200,
  answer: choicesAnswer,
  refusals: ['Auth.Forbidden'],
  run: ({ body, by: { caller }, house }) => chooseNotifications(house, caller.userId, body.choices),
  present: presentChoices,
})
