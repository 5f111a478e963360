// GET /api/v1/sessions/{id}.
import { presentSession } from '@/lib/sessions/present'
import { sessionAnswer, sessionPath } from '@/lib/sessions/sessions-api'
import { viewSession } from '@/lib/sessions/view'
import { sessionsEndpoint } from '@/lib/wiring'

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/sessions/{id}',
  tag: 'Sessions',
  summary: 'Read a session',
  description: 'With every routing decision: who was asked, how each scored, and why the others were out.',
  access: 'application',
  params: sessionPath,
  status: 200,
  answer: sessionAnswer,
  refusals: ['Session.NotFound'],
  run: ({ by: { caller }, house, params: { id } }) => viewSession(house, id, caller.applicationId),
  present: presentSession,
})
