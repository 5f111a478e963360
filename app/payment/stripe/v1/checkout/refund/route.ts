// POST /payment/stripe/v1/checkout/refund.

import { checkoutRefundAnswer, checkoutRefundBody, presentCheckoutRefund } from '@/lib/checkouts/checkout-api'
import { refundCheckout } from '@/lib/checkouts/refund'
import { checkoutEndpoint } from '@/lib/wiring'

export const POST = checkoutEndpoint({
  method: 'POST',
  path: '/payment/stripe/v1/checkout/refund',
  tag: 'Checkout',
  summary: 'Refund a checkout',
  description:
    'The application fee is refunded in proportion. All refunds together never exceed the payment; the checkout’s status shows what was refunded.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  body: checkoutRefundBody,
  isIdempotent: true,
  status: 201,
  answer: checkoutRefundAnswer,
  refusals: [
    'Checkout.NotFound',
    'PaymentAccount.Disconnected',
    'Refund.NotRefundable',
    'Refund.ExceedsPayment',
  ],
  run: ({ house, by, body, resourceId }) =>
    refundCheckout(house, by.organisationId, {
      id: resourceId,
      sessionId: body.SessionId,
      amount: body.Amount,
      reason: body.Reason ?? null,
    }),
  present: (refund, { body }) => presentCheckoutRefund(refund, body.SessionId),
})
