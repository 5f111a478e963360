// GET /payouts.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { listPayoutsOf } from '@/lib/payment-views/list-money'
import { payoutAnswer, payoutsQuery, presentPayout } from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/payouts',
  tag: 'Payments',
  summary: 'List all payouts of an organisation',
  description: 'Transfers from the organisation’s Stripe balance to its bank.',
  access: 'organisation-in-header',
  role: 'Member',
  query: payoutsQuery,
  status: 200,
  answer: pageAnswer(payoutAnswer),
  refusals: [],
  isReadApart: true,
  run: ({ house, by, query }) => listPayoutsOf(house, by.organisationId, query),
  present: (page, { by }) => presentPage(page, presentPayout(by.organisationId)),
})
