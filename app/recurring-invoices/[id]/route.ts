// GET /recurring-invoices/{id} and PATCH /recurring-invoices/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { changeRecurring } from '@/lib/recurring-invoices/change'
import { findRecurring } from '@/lib/recurring-invoices/find'
import { presentRecurring, recurringAnswer, recurringPatch } from '@/lib/recurring-invoices/platform-api'
import { endpoint } from '@/lib/wiring'

const ofRecurring = {
  tag: 'Recurring invoices',
  access: 'organisation-in-header',
  params: idPath,
  status: 200,
  answer: recurringAnswer,
  notFound: 'RecurringInvoice.NotFound',
  present: presentRecurring,
} as const

export const GET = endpoint({
  method: 'GET',
  path: '/recurring-invoices/{id}',
  ...ofRecurring,
  summary: 'Read a recurring invoice',
  role: 'Member',
  refusals: [],
  run: ({ house, by, params }) => findRecurring(house, by.organisationId, params.id),
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/recurring-invoices/{id}',
  ...ofRecurring,
  summary: 'Change a recurring invoice',
  role: 'Admin',
  body: recurringPatch,
  refusals: ['RecurringInvoice.Ended'],
  run: ({ house, by, params, body }) => changeRecurring(house, by.organisationId, params.id, body),
})
