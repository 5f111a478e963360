// POST /i/{token}/checkout-session.
import { takeBackTick } from '@/lib/autopay/end'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import {
  checkoutSessionAnswer,
  presentCheckoutSession,
  tokenPath,
} from '@/lib/payment-views/open-platform-api'
import { openPayment } from '@/lib/payments/open'
import { checkoutSessionBody } from '@/lib/plans/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/checkout-session',
  tag: 'Payments',
  summary: 'Create payment checkout session',
  description:
    'Creates a Stripe PaymentIntent for what is chosen, or all that is left to pay, as a direct charge on the organisation’s connected account; what is open for the same is reused. An invoice with a payment plan may have several: where a new one does not fit, those that nobody has confirmed are cancelled, oldest first; they also end by themselves after 30 minutes. On an invoice with a price of paying, `confirmationToken` tells with what it will be paid: the amount is decided by what Stripe says of it, and the payment is opened for that means alone; without it there is no discount for a means. Our revenue share is taken as application_fee_amount. Returns the client_secret for Stripe.js to confirm the payment on the hosted payment page.',
  access: 'payer',
  params: tokenPath,
  body: checkoutSessionBody,
  isBodyOptional: true,
  status: 200,
  answer: checkoutSessionAnswer,
  notFound: 'Payment.InvalidToken',
  refusals: [
    'Organisation.NotFound',
    'Client.NotFound',
    'Payment.InvoiceNotPayable',
    'Payment.ChoiceNotOffered',
    'Payment.AmountOutOfRange',
    'Payment.MeansNeeded',
    'PaymentAccount.NotEnabled',
    'Payment.Paused',
    'Payment.ProviderError',
  ],
  run: async ({ house, by, params, body }) => {
    await takeTurn(house, 'link', sha256(params.token))
    const { autopay, ...wish } = body ?? {}
    if (autopay === false) await takeBackTick(house, params.token)
    return openPayment(house, params.token, by.network, wish)
  },
  present: (opened, { house }) => presentCheckoutSession(opened, house.stripe.publishableKey),
})
