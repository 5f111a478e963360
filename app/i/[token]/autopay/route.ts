// POST and DELETE /i/{token}/autopay.
import { agreeToAutopay } from '@/lib/autopay/agree'
import { stopByLink } from '@/lib/autopay/end'
import { agreementBody, payersConsentAnswer, presentPayersConsent } from '@/lib/autopay/platform-api'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/autopay',
  tag: 'Payments',
  summary: 'Agree to automatic payment',
  operationId: 'agreeToAutopay',
  description:
    'The payer agrees that later invoices of this organisation are collected on their due dates with the means by which they pay this one. Nothing is in force before that payment is on its way: until then `consentedAt` is null, and DELETE takes the tick back. Where it is on already, that is answered.',
  access: 'payer',
  params: tokenPath,
  body: agreementBody,
  status: 200,
  answer: payersConsentAnswer,
  notFound: 'Payment.InvalidToken',
  refusals: [
    'Autopay.NotOffered',
    'Autopay.TermsChanged',
    'Payment.InvoiceNotPayable',
    'PaymentAccount.NotEnabled',
    'Payment.ProviderError',
  ],
  run: async ({ house, params, body }) => {
    await takeTurn(house, 'link', sha256(params.token))
    return agreeToAutopay(house, params.token, body)
  },
  present: presentPayersConsent,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/i/{token}/autopay',
  tag: 'Payments',
  summary: 'Stop automatic payment',
  operationId: 'stopAutopay',
  description:
    'The payer takes back what they agreed to; debits that were planned are called off, and the means is forgotten at Stripe. Succeeds whether or not it was on.',
  access: 'payer',
  params: tokenPath,
  status: 204,
  notFound: 'Payment.InvalidToken',
  refusals: [],
  run: async ({ house, params }) => {
    await takeTurn(house, 'link', sha256(params.token))
    await stopByLink(house, params.token)
  },
  present: () => undefined,
})
