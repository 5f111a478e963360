// POST /customers/{id}/statement/send.

import { withCredit } from '@/lib/customers/find'
import { customerAnswer, presentCustomer } from '@/lib/customers/platform-api'
import { sendStatement } from '@/lib/customers/send-statement'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/customers/{id}/statement/send',
  tag: 'Customers',
  summary: 'Email a customer their open invoices',
  operationId: 'mailCustomerWhatIsOpen',
  description:
    'Sends one email to everyone who receives the customer’s invoices: every open invoice with the amount left to pay and the link to pay it, in the customer’s language. It lists what is open at the moment it is sent.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: customerAnswer,
  notFound: 'Customer.NotFound',
  refusals: ['Customer.NoAddress'],
  run: async ({ house, by, params, resourceId }) =>
    withCredit(house, await sendStatement(house, by.organisationId, params.id, resourceId)),
  present: presentCustomer,
})
