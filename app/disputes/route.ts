// GET /disputes.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { listDisputesOf } from '@/lib/payment-views/list-money'
import {
  disputesQuery,
  listedDisputeAnswer,
  presentListedDispute,
} from '@/lib/payment-views/list-platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/disputes',
  tag: 'Payments',
  summary: 'List all disputes of an organisation',
  description: 'Payments that a payer has asked their bank to reverse.',
  access: 'organisation-in-header',
  role: 'Member',
  query: disputesQuery,
  status: 200,
  answer: pageAnswer(listedDisputeAnswer),
  refusals: [],
  isReadApart: true,
  run: ({ house, by, query }) => listDisputesOf(house, by.organisationId, query),
  present: (page) => presentPage(page, presentListedDispute),
})
