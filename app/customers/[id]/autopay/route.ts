// GET and DELETE /customers/{id}/autopay.
import { stopBySeller } from '@/lib/autopay/end'
import { findAutopay } from '@/lib/autopay/find'
import { customerAutopayAnswer, presentAutopay } from '@/lib/autopay/platform-api'
import { findCustomer } from '@/lib/customers/find'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/customers/{id}/autopay',
  tag: 'Customers',
  summary: 'Get a customer’s automatic payment',
  operationId: 'getCustomerAutopay',
  description:
    'What the customer has agreed to, word for word, whether it is on, and the debits that it brings: one for each invoice. `consent` is null where they never agreed.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: customerAutopayAnswer,
  notFound: 'Customer.NotFound',
  refusals: [],
  run: ({ house, by, params }) => findAutopay(house, by.organisationId, params.id),
  present: presentAutopay,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/customers/{id}/autopay',
  tag: 'Customers',
  summary: 'End a customer’s automatic payment',
  operationId: 'endCustomerAutopay',
  description:
    'Nothing is collected by itself any more; the customer is told by email, and the means is forgotten at Stripe. Only the payer can switch it on again.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  status: 204,
  notFound: 'Customer.NotFound',
  refusals: ['Autopay.NotOn'],
  run: async ({ house, by, params }) => {
    const { id } = await findCustomer(house, by.organisationId, params.id)
    await stopBySeller(house, id)
  },
  present: () => undefined,
})
