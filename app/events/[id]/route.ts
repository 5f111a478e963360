// GET /events/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { eventAnswer, presentEvent } from '@/lib/webhooks/outgoing/events-platform-api'
import { findEvent } from '@/lib/webhooks/outgoing/list-events'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/events/{id}',
  tag: 'Webhooks',
  summary: 'Read an event',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: eventAnswer,
  notFound: 'Event.NotFound',
  refusals: [],
  run: ({ house, by, params }) => findEvent(house, by.organisationId, params.id),
  present: presentEvent,
})
