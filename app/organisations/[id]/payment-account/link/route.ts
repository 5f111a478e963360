// POST /organisations/{id}/payment-account/link.
import { idPath } from '@/lib/http/fields/fields'
import { createOnboardingLink } from '@/lib/payment-accounts/onboarding'
import { linkAnswer, linkBody, presentLink } from '@/lib/payment-accounts/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/organisations/{id}/payment-account/link',
  tag: 'Payments',
  summary: 'Create payment account onboarding link',
  description:
    'A Stripe-hosted onboarding page, for use where Stripe.js is not embedded. The link works once and expires: call this each time onboarding resumes.',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  body: linkBody,
  status: 200,
  answer: linkAnswer,
  notFound: 'Organisation.NotFound',
  forbidden: 'Payment.Forbidden',
  refusals: [
    'PaymentAccountLink.MissingReturnUrl',
    'PaymentAccountLink.InvalidReturnUrl',
    'PaymentAccountLink.MissingRefreshUrl',
    'PaymentAccountLink.InvalidRefreshUrl',
    'PaymentAccount.NotEnabled',
    'PaymentAccount.Disconnected',
    'PaymentAccount.ProviderError',
  ],
  run: ({ house, by, body }) => createOnboardingLink(house, by.organisationId, body),
  present: presentLink,
})
