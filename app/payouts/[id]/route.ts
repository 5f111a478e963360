// GET /payouts/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { findPayoutOf } from '@/lib/payment-views/list-money'
import { payoutAnswer, presentPayout } from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/payouts/{id}',
  tag: 'Payments',
  summary: 'Read a payout',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: payoutAnswer,
  notFound: 'Payout.NotFound',
  refusals: [],
  run: ({ house, by, params }) => findPayoutOf(house, by.organisationId, params.id),
  present: (payout, { by }) => presentPayout(by.organisationId)(payout),
})
