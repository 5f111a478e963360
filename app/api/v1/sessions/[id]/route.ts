// GET /api/v1/sessions/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { presentSession } from '@/lib/sessions/present'
import { sessionAnswer } from '@/lib/sessions/sessions-api'
import { viewSession } from '@/lib/sessions/view'
import { sessionsEndpoint } from '@/lib/wiring'

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/sessions/{id}',
  tag: 'Sessions',
  summary: 'Read a session',
  description:
    'With every routing decision: which providers were asked, how each one scored, and why the others were ruled out.',
  access: 'application',
  params: idPath,
  status: 200,
  answer: sessionAnswer,
  notFound: 'Session.NotFound',
  refusals: [],
  run: ({ by: { caller }, house, params: { id } }) => viewSession(house, id, caller.applicationId),
  present: presentSession,
})
