// POST /customers and GET /customers.
import { createCustomer } from '@/lib/customers/create'
import { listCustomers, withCredit, withCredits } from '@/lib/customers/find'
import {
  customerAnswer,
  customerBody,
  customerFields,
  customerQuery,
  presentCustomer,
} from '@/lib/customers/platform-api'
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/customers',
  tag: 'Customers',
  summary: 'Create a customer',
  access: 'organisation-in-header',
  role: 'Admin',
  body: customerBody,
  isIdempotent: true,
  status: 201,
  answer: customerAnswer,
  refusals: [],
  run: async ({ house, by: { organisationId }, body, resourceId }) =>
    withCredit(
      house,
      await createCustomer(house, { id: resourceId, organisationId, ...customerFields(body) }),
    ),
  present: presentCustomer,
})

export const GET = endpoint({
  method: 'GET',
  path: '/customers',
  tag: 'Customers',
  summary: 'List customers',
  access: 'organisation-in-header',
  role: 'Member',
  query: customerQuery,
  status: 200,
  answer: pageAnswer(customerAnswer),
  refusals: [],
  isReadApart: true,
  run: async ({ house, by, query }) =>
    withCredits(house, by.organisationId, await listCustomers(house, by.organisationId, query)),
  present: (page) => presentPage(page, presentCustomer),
})
