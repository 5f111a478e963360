// GET /payments.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { listPaymentsOf } from '@/lib/payment-views/list-money'
import {
  listedPaymentAnswer,
  paymentsQuery,
  presentListedPayment,
} from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/payments',
  tag: 'Payments',
  summary: 'List all payments of an organisation',
  description: 'Includes failed attempts; `source` is `manual` for money received another way.',
  access: 'organisation-in-header',
  role: 'Member',
  query: paymentsQuery,
  status: 200,
  answer: pageAnswer(listedPaymentAnswer),
  refusals: [],
  isReadApart: true,
  run: ({ house, by, query }) => listPaymentsOf(house, by.organisationId, query),
  present: (page) => presentPage(page, presentListedPayment),
})
