// POST /recurring-invoices and GET /recurring-invoices.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { createRecurring } from '@/lib/recurring-invoices/create'
import { listRecurring } from '@/lib/recurring-invoices/find'
import {
  presentRecurring,
  recurringAnswer,
  recurringBody,
  recurringFilters,
  recurringQuery,
} from '@/lib/recurring-invoices/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/recurring-invoices',
  tag: 'Recurring invoices',
  summary: 'Create a recurring invoice',
  description:
    'Each occurrence is made once, at 06:00 in the organisation’s time zone: an invoice with `recurringScheduleId`, `recurringOccurrenceNumber` and `recurringOccurrenceDate`, whose `issueDate` is the day on which it is made. Occurrences before today count as missed.',
  access: 'organisation-in-header',
  role: 'Admin',
  body: recurringBody,
  isIdempotent: true,
  status: 201,
  answer: recurringAnswer,
  refusals: [],
  run: ({ house, by: { organisationId }, body, resourceId }) =>
    createRecurring(house, { ...body, id: resourceId, organisationId }),
  present: presentRecurring,
})

export const GET = endpoint({
  method: 'GET',
  path: '/recurring-invoices',
  tag: 'Recurring invoices',
  summary: 'List recurring invoices',
  access: 'organisation-in-header',
  role: 'Member',
  query: recurringQuery,
  status: 200,
  answer: pageAnswer(recurringAnswer),
  refusals: [],
  isReadApart: true,
  run: ({ house, by, query }) => listRecurring(house, by.organisationId, recurringFilters(query)),
  present: (page) => presentPage(page, presentRecurring),
})
