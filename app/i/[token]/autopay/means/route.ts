// POST /i/{token}/autopay/means.
import { agreeWithoutPaying } from '@/lib/autopay/agree'
import { agreementBody, presentSaving, savingAnswer } from '@/lib/autopay/platform-api'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/autopay/means',
  tag: 'Payments',
  summary: 'Agree to automatic payment without paying',
  operationId: 'agreeToAutopayWithoutPaying',
  description:
    'For an invoice that is paid, or not due yet: the payer leaves a means of payment, and nothing is taken now. The words to agree to are in `collecting.autopay.offerWithoutPaying`. What is opened is a SetupIntent, which Stripe.js confirms on the organisation’s account; automatic payment is on from then on, and an invoice that is not due yet is collected on its due date. Who asks again gets the same one while it is open. Where it is on already, that is answered.',
  access: 'payer',
  params: tokenPath,
  body: agreementBody,
  status: 200,
  answer: savingAnswer,
  notFound: 'Payment.InvalidToken',
  refusals: [
    'Autopay.NotOffered',
    'Autopay.TermsChanged',
    'PaymentAccount.NotEnabled',
    'Payment.Paused',
    'Payment.ProviderError',
  ],
  run: async ({ house, by, params, body }) => {
    await takeTurn(house, 'link', sha256(params.token))
    return agreeWithoutPaying(house, params.token, body, by.network)
  },
  present: presentSaving,
})
