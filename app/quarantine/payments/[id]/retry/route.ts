// POST /quarantine/payments/{id}/retry.
import { idPath } from '@/lib/http/fields/fields'

import { retryPayment } from '@/lib/problems/retry'
import { retriedPaymentAnswer } from '@/lib/problems/retry-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/quarantine/payments/{id}/retry',
  tag: 'Problems',
  summary: 'Compare a payment with Stripe again',
  description:
    'For a payment whose money did not match what was requested. It is settled if it matches now, and released if the money was returned. Repeating the call has no effect.',
  access: 'organisation-or-all',
  role: 'Admin',
  params: idPath,
  status: 200,
  answer: retriedPaymentAnswer,
  notFound: 'Payment.NotFound',
  refusals: ['Payment.ProviderError'],
  run: ({ house, by: { organisationId }, params: { id } }) => retryPayment(house, organisationId, id),
  present: ({ id, quarantineReason, state }) => ({ id, state, reason: quarantineReason }),
})
