// POST and GET /payment/stripe/v1/checkout/status.

import {
  checkoutStatusAnswer,
  checkoutStatusBody,
  checkoutStatusQuery,
  presentCheckoutStatus,
} from '@/lib/checkouts/checkout-api'
import { admitsOrigin } from '@/lib/checkouts/origins'
import { checkoutStatus } from '@/lib/checkouts/status'
import { preflight } from '@/lib/http/call/cross-origin'
import { checkoutEndpoint, house } from '@/lib/wiring'

const shared = {
  path: '/payment/stripe/v1/checkout/status',
  tag: 'Checkout',
  description:
    '`complete` means that the payer is done; with a bank debit the money arrives later, and the checkout becomes `expired` if the debit fails.',
  access: 'payer',
  status: 200,
  answer: checkoutStatusAnswer,
  refusals: ['Checkout.NotFound'],
  admitsOrigin,
  present: presentCheckoutStatus,
} as const

export const POST = checkoutEndpoint({
  ...shared,
  method: 'POST',
  summary: 'Read the status of a checkout',
  operationId: 'readHowCheckoutStands',
  body: checkoutStatusBody,
  run: ({ house: ours, body }) => checkoutStatus(ours, body.CompanyId, body.SessionId),
})

export const GET = checkoutEndpoint({
  ...shared,
  method: 'GET',
  summary: 'Look up the status of a checkout',
  operationId: 'lookUpHowCheckoutStands',
  query: checkoutStatusQuery,
  run: ({ house: ours, query }) => checkoutStatus(ours, query.CompanyId, query.SessionId),
})

export const OPTIONS = preflight(house, POST)
