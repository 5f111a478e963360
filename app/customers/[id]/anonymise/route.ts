// POST /customers/{id}/anonymise.
import { anonymiseCustomer } from '@/lib/customers/anonymise'
import { customerAnswer, customerPath, presentCustomer } from '@/lib/customers/platform'
import { withCredit } from '@/lib/customers/with-credit'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/customers/{id}/anonymise',
  tag: 'Customers',
  summary: 'Make a customer anonymous',
  description:
    'The name is replaced, and every email address, the postal address, `externalReference` and `metadata` are emptied: here, in the list of changes, and beside letters and payments. Invoices stay, and papers that were sent stay as they were, because the law wants them kept. It cannot be undone.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: customerPath,
  isIdempotent: true,
  status: 200,
  answer: customerAnswer,
  refusals: ['Customer.NotFound', 'Customer.Merged'],
  run: async ({ house, by, params }) =>
    withCredit(house, await anonymiseCustomer(house, by.organisationId, params.id)),
  present: presentCustomer,
})
