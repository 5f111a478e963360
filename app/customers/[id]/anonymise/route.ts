// POST /customers/{id}/anonymise.

import { anonymiseCustomer } from '@/lib/customers/anonymise'
import { withCredit } from '@/lib/customers/find'
import { customerAnswer, presentCustomer } from '@/lib/customers/platform-api'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/customers/{id}/anonymise',
  tag: 'Customers',
  summary: 'Anonymise a customer',
  operationId: 'makeCustomerAnonymous',
  description:
    'Replaces the name, and clears every email address, the postal address, `externalReference` and `metadata`: on the customer, in its history, and in the records of emails and payments. Recurring invoices and automatic payment end. Invoices stay, and documents already sent stay as they were, because the law requires them to be kept. This cannot be undone.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: customerAnswer,
  notFound: 'Customer.NotFound',
  refusals: ['Customer.Merged'],
  run: async ({ house, by, params }) =>
    withCredit(house, await anonymiseCustomer(house, by.organisationId, params.id)),
  present: presentCustomer,
})
