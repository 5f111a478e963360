// POST /quarantine/payments/{id}/retry.

import { retryPayment } from '@/lib/problems/retry'
import { retriedPaymentAnswer, retryPath } from '@/lib/problems/retry-platform'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/quarantine/payments/{id}/retry',
  tag: 'Problems',
  summary: 'Compare a payment with Stripe again',
  description:
    'For a payment that took money which does not fit. It is settled if it fits now, and let go if the money went back. Repeating it changes nothing.',
  access: 'organisation-or-all',
  role: 'Admin',
  params: retryPath,
  status: 200,
  answer: retriedPaymentAnswer,
  refusals: ['Payment.NotFound', 'Payment.ProviderError'],
  run: ({ house, by: { organisationId }, params: { id } }) => retryPayment(house, organisationId, id),
  present: ({ id, quarantineReason, state }) => ({ id, state, reason: quarantineReason }),
})
