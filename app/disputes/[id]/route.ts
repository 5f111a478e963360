// GET /disputes/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { findDisputeOf } from '@/lib/payment-views/list-money'
import { listedDisputeAnswer, presentListedDispute } from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/disputes/{id}',
  tag: 'Payments',
  summary: 'Read a dispute',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: listedDisputeAnswer,
  notFound: 'Dispute.NotFound',
  refusals: [],
  run: ({ house, by, params }) => findDisputeOf(house, by.organisationId, params.id),
  present: presentListedDispute,
})
