// GET /refunds.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { listRefundsOf } from '@/lib/payment-views/list-money'
import { listedRefundAnswer, presentListedRefund, refundsQuery } from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/refunds',
  tag: 'Payments',
  summary: 'List all refunds of an organisation',
  description: 'Includes refunds created at Stripe and automatic refunds.',
  access: 'organisation-in-header',
  role: 'Member',
  query: refundsQuery,
  status: 200,
  answer: pageAnswer(listedRefundAnswer),
  refusals: [],
  isReadApart: true,
  run: ({ house, by, query }) => listRefundsOf(house, by.organisationId, query),
  present: (page) => presentPage(page, presentListedRefund),
})
