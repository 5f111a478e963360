// POST /i/{token}/checkout-session.
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import {
  checkoutSessionAnswer,
  presentCheckoutSession,
  tokenPath,
} from '@/lib/payment-views/open-platform-api'
import { openPayment } from '@/lib/payments/open'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/checkout-session',
  tag: 'Payments',
  summary: 'Create payment checkout session',
  description:
    'Creates, or reuses, the one Stripe PaymentIntent for what is outstanding, as a direct charge on the organisation’s connected account. Our revenue share is taken as application_fee_amount. Returns the client_secret for Stripe.js to confirm the payment on the hosted payment page.',
  access: 'payer',
  params: tokenPath,
  status: 200,
  answer: checkoutSessionAnswer,
  notFound: 'Payment.InvalidToken',
  refusals: [
    'Organisation.NotFound',
    'Client.NotFound',
    'Payment.InvoiceNotPayable',
    'PaymentAccount.NotEnabled',
    'Payment.Paused',
    'Payment.ProviderError',
  ],
  run: async ({ house, by, params }) => {
    await takeTurn(house, 'link', sha256(params.token))
    return openPayment(house, params.token, by.network)
  },
  present: (opened, { house }) => presentCheckoutSession(opened, house.stripe.publishableKey),
})
