// POST /api/v1/sessions and GET /api/v1/sessions.
import { createSession } from '@/lib/sessions/create'
import { presentCreatedSession, presentListed } from '@/lib/sessions/present'
import {
  createdSessionAnswer,
  newSession,
  sessionBody,
  sessionListAnswer,
  sessionQuery,
} from '@/lib/sessions/sessions-api'
import { listSessions } from '@/lib/sessions/view'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/sessions',
  tag: 'Sessions',
  summary: 'Create a session',
  description:
    'One call in, the best provider chosen, the address of its payment page out. Repeat it under the same key until it answers: it ends in one payment.',
  access: 'application',
  body: sessionBody,
  isIdempotent: 'required',
  status: 201,
  answer: createdSessionAnswer,
  refusals: [
    'Session.AlreadyExists',
    'Session.NoAvailableProvider',
    'Payment.Paused',
    'Provider.Refused',
    'Provider.Overloaded',
    'Provider.TimedOut',
  ],
  run: ({ body, by: { caller }, house, resourceId }) => {
    const { applicationId, organisationId } = caller
    return createSession(house, newSession(body, { id: resourceId, applicationId, organisationId }))
  },
  present: presentCreatedSession,
})

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/sessions',
  tag: 'Sessions',
  summary: 'List sessions, newest first',
  access: 'application',
  query: sessionQuery,
  status: 200,
  answer: sessionListAnswer,
  refusals: [],
  run: ({ by: { caller }, house, query }) => listSessions(house, caller.applicationId, query),
  present: ({ total, views }, { query: { limit, page } }) => ({
    data: views.map(presentListed),
    page,
    limit,
    total,
  }),
})
