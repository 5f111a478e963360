// GET /refunds/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { findRefundOf } from '@/lib/payment-views/list-money'
import { listedRefundAnswer, presentListedRefund } from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/refunds/{id}',
  tag: 'Payments',
  summary: 'Read a refund',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: listedRefundAnswer,
  notFound: 'Refund.NotFound',
  refusals: [],
  run: ({ house, by, params }) => findRefundOf(house, by.organisationId, params.id),
  present: presentListedRefund,
})
