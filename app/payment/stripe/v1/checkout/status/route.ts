// POST /payment/stripe/v1/checkout/status.
import { admitsOrigin } from '@/lib/checkouts/origins'
import { checkoutStatusAnswer, checkoutStatusBody, presentCheckoutStatus } from '@/lib/checkouts/servicestack'
import { checkoutStatus } from '@/lib/checkouts/status'
import { preflight } from '@/lib/http/cross-origin'
import { checkoutEndpoint, house } from '@/lib/wiring'

export const POST = checkoutEndpoint({
  method: 'POST',
  path: '/payment/stripe/v1/checkout/status',
  tag: 'Checkout',
  summary: 'Read how a checkout stands',
  description:
    '`complete` says that the payer is done; where a bank debit is on its way, the money comes later, and the checkout turns to `expired` should it fail.',
  access: 'payer',
  body: checkoutStatusBody,
  status: 200,
  answer: checkoutStatusAnswer,
  refusals: ['Checkout.NotFound'],
  admitsOrigin,
  run: ({ house: ours, body }) => checkoutStatus(ours, body.CompanyId, body.SessionId),
  present: presentCheckoutStatus,
})

export const OPTIONS = preflight(house, POST)
