// POST /recurring-invoices/{id}/pause.
import { idPath } from '@/lib/http/fields/fields'
import { pauseRecurring } from '@/lib/recurring-invoices/pause'
import { presentRecurring, recurringAnswer } from '@/lib/recurring-invoices/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/recurring-invoices/{id}/pause',
  tag: 'Recurring invoices',
  summary: 'Pause a recurring invoice',
  description: 'Nothing is made until it is resumed. Pausing it again changes nothing.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: recurringAnswer,
  notFound: 'RecurringInvoice.NotFound',
  refusals: ['RecurringInvoice.Ended'],
  run: ({ house, by, params }) => pauseRecurring(house, by.organisationId, params.id),
  present: presentRecurring,
})
