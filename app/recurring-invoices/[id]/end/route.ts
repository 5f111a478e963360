// POST /recurring-invoices/{id}/end.
import { idPath } from '@/lib/http/fields/fields'
import { endRecurring } from '@/lib/recurring-invoices/end'
import { presentRecurring, recurringAnswer } from '@/lib/recurring-invoices/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/recurring-invoices/{id}/end',
  tag: 'Recurring invoices',
  summary: 'End a recurring invoice',
  description: 'For good; invoices that were made of it stay. Ending it again changes nothing.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: recurringAnswer,
  notFound: 'RecurringInvoice.NotFound',
  refusals: [],
  run: ({ house, by, params }) => endRecurring(house, by.organisationId, params.id),
  present: presentRecurring,
})
