// POST /organisations/{id}/payment-account/reset.
import { idPath } from '@/lib/http/fields/fields'
import { paymentAccountAnswer, presentPaymentAccount } from '@/lib/payment-accounts/platform-api'
import { resetPaymentAccount } from '@/lib/payment-accounts/reset'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/payment-account/reset',
  tag: 'Payments',
  summary: 'Reset a payment account',
  description:
    'Sets a disconnected or rejected account aside, so that onboarding can start again. Past payments are not affected.',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: paymentAccountAnswer,
  notFound: 'Organisation.NotFound',
  forbidden: 'Payment.Forbidden',
  refusals: ['PaymentAccount.NotResettable', 'Payment.InFlight'],
  run: ({ house, by }) => resetPaymentAccount(house, by.organisationId),
  present: (account, { by }) => presentPaymentAccount(by.organisationId, account),
})
