// POST /api/v1/sessions/{id}/cancel.
import { idPath } from '@/lib/http/fields/fields'
import { cancelSession } from '@/lib/sessions/cancel'
import { presentSession } from '@/lib/sessions/present'
import { sessionAnswer } from '@/lib/sessions/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/sessions/{id}/cancel',
  tag: 'Sessions',
  summary: 'Cancel a session',
  description: 'It can then no longer be paid. Cancelling it again has no effect.',
  access: 'application',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: sessionAnswer,
  notFound: 'Session.NotFound',
  refusals: ['Session.NotCancellable', 'Provider.Refused', 'Provider.Overloaded', 'Provider.TimedOut'],
  run: ({ by: { caller }, house, params: { id } }) => cancelSession(house, caller.applicationId, id),
  present: presentSession,
})
