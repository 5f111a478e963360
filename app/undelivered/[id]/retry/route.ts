// POST /undelivered/{id}/retry.
import { idPath } from '@/lib/http/fields/fields'
import { retryUndelivered } from '@/lib/problems/retry'
import { retriedDeliveryAnswer } from '@/lib/problems/retry-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/undelivered/{id}/retry',
  tag: 'Problems',
  summary: 'Retry an undelivered email or webhook',
  operationId: 'sendAgainWhatWasGivenUp',
  description: 'It is queued again with all its attempts. Repeating the call has no effect.',
  access: 'organisation-or-all',
  role: 'Admin',
  params: idPath,
  status: 200,
  answer: retriedDeliveryAnswer,
  notFound: 'Delivery.NotFound',
  refusals: [],
  run: ({ house, by: { organisationId }, params: { id } }) => retryUndelivered(house, organisationId, id),
  present: ({ id, state }) => ({ id, state }),
})
