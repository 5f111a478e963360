// POST /organisations/{id}/payment-account/session.
import { idPath } from '@/lib/http/fields/fields'
import { createAccountSession } from '@/lib/payment-accounts/onboarding'
import { presentSession, sessionAnswer } from '@/lib/payment-accounts/platform-api'
import { endpoint } from '@/lib/wiring'

// No Idempotency-Key here: keeping the answer for a repeat would mean keeping the secret.
export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/payment-account/session',
  tag: 'Payments',
  summary: 'Create payment account onboarding session',
  description:
    'A client secret for Stripe’s embedded ConnectAccountOnboarding component. It works once and expires: call this each time the component is mounted.',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  status: 200,
  answer: sessionAnswer,
  notFound: 'Organisation.NotFound',
  forbidden: 'Payment.Forbidden',
  refusals: ['PaymentAccount.NotEnabled', 'PaymentAccount.Disconnected', 'PaymentAccount.ProviderError'],
  run: ({ house, by }) => createAccountSession(house, by.organisationId),
  present: presentSession,
})
