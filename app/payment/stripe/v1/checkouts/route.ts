// GET /payment/stripe/v1/checkouts.
import { listCheckoutsByNames } from '@/lib/checkouts/list-by-names'
import {
  checkoutNames,
  checkoutsAnswer,
  checkoutsQuery,
  presentCheckouts,
} from '@/lib/checkouts/list-checkout-api'
import { checkoutEndpoint } from '@/lib/wiring'

export const GET = checkoutEndpoint({
  method: 'GET',
  path: '/payment/stripe/v1/checkouts',
  tag: 'Checkout',
  summary: 'List checkouts, newest first',
  description: 'Filter by your own references and by status.',
  access: 'organisation-in-header',
  role: 'Member',
  query: checkoutsQuery,
  status: 200,
  answer: checkoutsAnswer,
  refusals: [],
  isReadApart: true,
  run: ({ house, by, query }) =>
    listCheckoutsByNames(house, by.organisationId, checkoutNames(query), {
      skip: query.Skip,
      take: query.Take,
    }),
  present: (page, { query }) => presentCheckouts(page, query.Skip),
})
