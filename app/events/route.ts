// GET /events.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { eventAnswer, eventsQuery, presentEvent } from '@/lib/webhooks/outgoing/events-platform'
import { listEvents } from '@/lib/webhooks/outgoing/list-events'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/events',
  tag: 'Webhooks',
  summary: 'List what has happened',
  description:
    'What webhooks told, or would have told: kept for 30 days, whether or not anybody subscribed. An event appears within seconds; who asks from where they stopped should overlap by a minute, and know events by their id.',
  access: 'organisation-in-header',
  role: 'Member',
  query: eventsQuery,
  status: 200,
  answer: pageAnswer(eventAnswer),
  refusals: [],
  run: ({ house, by, query }) => listEvents(house, by.organisationId, query),
  present: (page) => presentPage(page, presentEvent),
})
