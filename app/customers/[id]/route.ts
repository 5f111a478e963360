// GET /customers/{id}, PATCH /customers/{id} and DELETE /customers/{id}.

import { changeCustomer } from '@/lib/customers/change'
import { findCustomer, withCredit } from '@/lib/customers/find'
import { customerAnswer, customerChanges, customerPatch, presentCustomer } from '@/lib/customers/platform-api'
import { removeCustomer } from '@/lib/customers/remove'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

const ofCustomer = {
  tag: 'Customers',
  access: 'organisation-in-header',
  params: idPath,
  notFound: 'Customer.NotFound',
} as const

export const GET = endpoint({
  method: 'GET',
  path: '/customers/{id}',
  ...ofCustomer,
  summary: 'Read a customer',
  role: 'Member',
  status: 200,
  answer: customerAnswer,
  refusals: [],
  run: async ({ house, by, params }) =>
    withCredit(house, await findCustomer(house, by.organisationId, params.id)),
  present: presentCustomer,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/customers/{id}',
  ...ofCustomer,
  summary: 'Change a customer',
  role: 'Admin',
  body: customerPatch,
  status: 200,
  answer: customerAnswer,
  refusals: [],
  run: async ({ house, by, params, body }) =>
    withCredit(house, await changeCustomer(house, by.organisationId, params.id, customerChanges(body))),
  present: presentCustomer,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/customers/{id}',
  ...ofCustomer,
  summary: 'Delete a customer',
  description:
    'Only a customer who was never invoiced can be deleted. Any other can be anonymised, or merged into another customer.',
  role: 'Admin',
  status: 204,
  refusals: ['Customer.HasInvoices', 'Customer.Merged'],
  run: ({ house, by, params }) => removeCustomer(house, by.organisationId, params.id),
  present: () => undefined,
})
