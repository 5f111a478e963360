// POST /invoices/{id}/payments/{paymentId}/refunds.
import { paymentPath, presentRefund, refundAnswer, refundBody } from '@/lib/payment-views/platform-api'
import { refundPayment } from '@/lib/payments/refund'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/payments/{paymentId}/refunds',
  tag: 'Payments',
  summary: 'Refund a payment in full or in part',
  description:
    'The application fee is refunded in proportion. All refunds together never exceed the payment. What a refund takes beyond a surplus is credited by a credit note, which is cancelled if the refund fails; with `owedAgain` the invoice is owed again instead.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  params: paymentPath,
  body: refundBody,
  isBodyOptional: true,
  isIdempotent: true,
  status: 201,
  answer: refundAnswer,
  notFound: { id: 'Invoice.NotFound', paymentId: 'Payment.NotFound' },
  refusals: ['PaymentAccount.Disconnected', 'Refund.NotRefundable', 'Refund.ExceedsPayment'],
  run: ({ house, by, params, body, resourceId }) =>
    refundPayment(house, by.organisationId, params.id, params.paymentId, {
      id: resourceId,
      amount: body.amount,
      reason: body.reason ?? null,
      owedAgain: body.owedAgain,
    }),
  present: presentRefund,
})
