// POST /customers/{id}/statement/send.
import { customerAnswer, customerPath, presentCustomer } from '@/lib/customers/platform'
import { sendStatement } from '@/lib/customers/send-statement'
import { withCredit } from '@/lib/customers/with-credit'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/customers/{id}/statement/send',
  tag: 'Customers',
  summary: 'Mail a customer what is open',
  description:
    'One mail to everybody who gets the customer’s invoices: every open invoice with what is left to pay and the link to pay it, in the customer’s language. It says what is open at the moment when it leaves.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: customerPath,
  isIdempotent: true,
  status: 200,
  answer: customerAnswer,
  refusals: ['Customer.NotFound', 'Customer.NoAddress'],
  run: async ({ house, by, params, resourceId }) =>
    withCredit(house, await sendStatement(house, by.organisationId, params.id, resourceId)),
  present: presentCustomer,
})
