// GET /payments/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { findPaymentOf } from '@/lib/payment-views/list-money'
import { listedPaymentAnswer, presentListedPayment } from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/payments/{id}',
  tag: 'Payments',
  summary: 'Read a payment',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: listedPaymentAnswer,
  notFound: 'Payment.NotFound',
  refusals: [],
  run: ({ house, by, params }) => findPaymentOf(house, by.organisationId, params.id),
  present: presentListedPayment,
})
