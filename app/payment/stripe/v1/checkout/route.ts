// POST /payment/stripe/v1/checkout, and GET for script tags.

import { checkoutAnswer, checkoutBody, checkoutQuery, presentCheckout } from '@/lib/checkouts/checkout-api'
import { admitsOrigin } from '@/lib/checkouts/origins'
import { placeCheckout } from '@/lib/checkouts/place'
import { preflight } from '@/lib/http/call/cross-origin'
import { checkoutEndpoint, house } from '@/lib/wiring'

const shared = {
  path: '/payment/stripe/v1/checkout',
  tag: 'Checkout',
  access: 'anybody',
  status: 200,
  answer: checkoutAnswer,
  refusals: [
    'Organisation.NotFound',
    'PaymentAccount.NotEnabled',
    'Payment.Paused',
    'Checkout.AlreadyComplete',
    'Checkout.ReferenceTaken',
    'Payment.ProviderError',
  ],
  admitsOrigin,
  present: presentCheckout,
} as const

export const POST = checkoutEndpoint({
  ...shared,
  method: 'POST',
  summary: 'Create a checkout',
  description:
    'Creates a Stripe Checkout Session for articles, as a direct charge on the connected account with our application fee. A checkout already open for the same reference is expired at Stripe first; if it turns out to be complete, no new one is created. Without a key or a signature, it can only be replaced by one with the same articles at the same prices, and payers are only redirected to hosts that the company has named.',
  body: checkoutBody,
  isIdempotent: true,
  run: ({ house: ours, by, body }) => placeCheckout(ours, by.caller, body, by.network),
})

export const GET = checkoutEndpoint({
  ...shared,
  method: 'GET',
  summary: 'Create a checkout from a script tag',
  operationId: 'createCheckoutByScriptTag',
  description: 'Like POST, for JSONP: `callback` is required, and cookies are ignored.',
  query: checkoutQuery,
  isScript: true,
  run: ({ house: ours, by, query }) => placeCheckout(ours, by.caller, query, by.network),
})

export const OPTIONS = preflight(house, POST)
