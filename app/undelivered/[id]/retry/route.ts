// POST /undelivered/{id}/retry.
import { retriedDeliveryAnswer, retryPath } from '@/lib/problems/retry-platform'
import { retryUndelivered } from '@/lib/problems/retry-undelivered'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/undelivered/{id}/retry',
  tag: 'Problems',
  summary: 'Send again what was given up',
  description:
    'For a mail, or a webhook of ours. It waits again with all its tries. Repeating it changes nothing.',
  access: 'organisation-or-all',
  role: 'Admin',
  params: retryPath,
  status: 200,
  answer: retriedDeliveryAnswer,
  refusals: ['Delivery.NotFound'],
  run: ({ house, by: { organisationId }, params: { id } }) => retryUndelivered(house, organisationId, id),
  present: ({ id, state }) => ({ id, state }),
})
