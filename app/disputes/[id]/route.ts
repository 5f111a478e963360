// GET /disputes/{id}.
import { findDisputeOf } from '@/lib/payment-views/list-money'
import { listedDisputeAnswer, moneyPath, presentListedDispute } from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/disputes/{id}',
  tag: 'Payments',
  summary: 'Read a dispute',
  access: 'organisation-in-header',
  role: 'Member',
  params: moneyPath,
  status: 200,
  answer: listedDisputeAnswer,
  notFound: 'Dispute.NotFound',
  refusals: [],
  run: ({ house, by, params }) => findDisputeOf(house, by.organisationId, params.id),
  present: presentListedDispute,
})
