// POST /payment/stripe/v1/checkout.
import { createCheckout } from '@/lib/checkouts/create'
import { admitsOrigin } from '@/lib/checkouts/origins'
import { checkoutAnswer, checkoutBody, checkoutOrder, presentCheckout } from '@/lib/checkouts/servicestack'
import { preflight } from '@/lib/http/cross-origin'
import { takeTurn } from '@/lib/http/limits'
import { sha256 } from '@/lib/ids'
import { checkoutEndpoint, house } from '@/lib/wiring'

export const POST = checkoutEndpoint({
  method: 'POST',
  path: '/payment/stripe/v1/checkout',
  tag: 'Checkout',
  summary: 'Create a checkout',
  description:
    'Creates a Stripe Checkout Session for articles, as a direct charge on the connected account with our application fee. A checkout that is open for the same reference is expired at Stripe first; where that turns out to be complete, nothing new is made.',
  access: 'payer',
  body: checkoutBody,
  status: 200,
  answer: checkoutAnswer,
  refusals: [
    'Organisation.NotFound',
    'PaymentAccount.NotEnabled',
    'Checkout.AlreadyComplete',
    'Payment.ProviderError',
  ],
  admitsOrigin,
  run: async ({ house: ours, body }) => {
    await takeTurn('checkout', sha256(`${body.CompanyId} ${body.InternalReferenceId}`))
    return createCheckout(ours, checkoutOrder(body))
  },
  present: presentCheckout,
})

export const OPTIONS = preflight(house, POST)
