// POST /organisations/{id}/payment-account/enable.
import { idPath } from '@/lib/http/fields/fields'
import { enablePaymentAccount } from '@/lib/payment-accounts/enable'
import { paymentAccountAnswer, presentPaymentAccount } from '@/lib/payment-accounts/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/payment-account/enable',
  tag: 'Payments',
  summary: 'Enable payments for an organisation',
  description: 'Creates its connected Stripe account, once; repeating the call returns the same account.',
  access: 'organisation-in-path',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: paymentAccountAnswer,
  notFound: 'Organisation.NotFound',
  forbidden: 'Payment.Forbidden',
  refusals: [
    'Organisation.CountryNotSupported',
    'PaymentAccount.ParticularsRefused',
    'PaymentAccount.PlatformNotReady',
    'PaymentAccount.Disconnected',
    'PaymentAccount.ProviderError',
  ],
  run: ({ house, by }) => enablePaymentAccount(house, by.organisationId),
  present: (account, { by }) => presentPaymentAccount(by.organisationId, account),
})
