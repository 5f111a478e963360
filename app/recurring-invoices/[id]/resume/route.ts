// POST /recurring-invoices/{id}/resume.
import { idPath } from '@/lib/http/fields/fields'
import { resumeRecurring } from '@/lib/recurring-invoices/pause'
import { presentRecurring, recurringAnswer } from '@/lib/recurring-invoices/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/recurring-invoices/{id}/resume',
  tag: 'Recurring invoices',
  summary: 'Resume a recurring invoice',
  description:
    'What was missed meanwhile is made up for as `catchUp` says. Of one that is active nothing changes, but that an invoice which could not be made is tried at once.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: recurringAnswer,
  notFound: 'RecurringInvoice.NotFound',
  refusals: ['RecurringInvoice.Ended'],
  run: ({ house, by, params }) => resumeRecurring(house, by.organisationId, params.id),
  present: presentRecurring,
})
