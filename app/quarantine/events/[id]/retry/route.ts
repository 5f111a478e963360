// POST /quarantine/events/{id}/retry.

import { retryEvent } from '@/lib/problems/retry'
import { eventPath, retriedEventAnswer } from '@/lib/problems/retry-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/quarantine/events/{id}/retry',
  tag: 'Problems',
  summary: 'Process a Stripe event again',
  operationId: 'takeEventStripeInAgain',
  description: 'Asks Stripe for the current state. Repeating the call has no effect.',
  access: 'organisation-or-all',
  role: 'Admin',
  params: eventPath,
  status: 200,
  answer: retriedEventAnswer,
  notFound: 'Event.NotFound',
  refusals: [],
  run: ({ house, by: { organisationId }, params: { id } }) => retryEvent(house, organisationId, id),
  present: ({ id, reason, state }) => ({ id, state, reason }),
})
