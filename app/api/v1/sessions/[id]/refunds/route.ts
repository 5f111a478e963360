// POST /api/v1/sessions/{id}/refunds.
import { idPath } from '@/lib/http/fields/fields'

import { presentRefund } from '@/lib/sessions/present'
import { refundSession } from '@/lib/sessions/refund'
import { refundAnswer, refundBody } from '@/lib/sessions/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/sessions/{id}/refunds',
  tag: 'Sessions',
  summary: 'Refund a session',
  description:
    'In part, or everything that remains. If the provider does not respond, the refund stays PENDING and is retried automatically.',
  access: 'application',
  params: idPath,
  body: refundBody,
  isBodyOptional: true,
  isIdempotent: 'required',
  status: 201,
  answer: refundAnswer,
  notFound: 'Session.NotFound',
  refusals: ['Session.NotRefundable', 'Session.Disputed', 'Session.RefundExceedsCaptured'],
  run: ({ body, by: { caller }, house, params, resourceId }) =>
    refundSession(house, {
      ...body,
      id: resourceId,
      applicationId: caller.applicationId,
      sessionId: params.id,
    }),
  present: presentRefund,
})
