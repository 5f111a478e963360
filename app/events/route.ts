// GET /events.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { eventAnswer, eventsQuery, presentEvent } from '@/lib/webhooks/outgoing/events-platform-api'
import { listEvents } from '@/lib/webhooks/outgoing/list-events'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/events',
  tag: 'Webhooks',
  summary: 'List events',
  operationId: 'listWhatHasHappened',
  description:
    'The events that webhooks sent, or would have sent: kept for 30 days, whether or not anyone was subscribed. An event appears within seconds; when you resume from where you stopped, overlap by a minute and deduplicate events by their id.',
  access: 'organisation-in-header',
  role: 'Member',
  query: eventsQuery,
  status: 200,
  answer: pageAnswer(eventAnswer),
  refusals: [],
  isReadApart: true,
  run: ({ house, by, query }) => listEvents(house, by.organisationId, query),
  present: (page) => presentPage(page, presentEvent),
})
