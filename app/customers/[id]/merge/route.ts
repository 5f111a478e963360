// POST /customers/{id}/merge.
import { mergeCustomer } from '@/lib/customers/merge'
import { customerAnswer, customerPath, mergeBody, presentCustomer } from '@/lib/customers/platform'
import { withCredit } from '@/lib/customers/with-credit'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/customers/{id}/merge',
  tag: 'Customers',
  summary: 'Merge a customer into another',
  description:
    'All invoices move to the customer named in `into`, with their payments and credit; papers that were sent go on naming whom they were written to. Details missing there (addresses, language, `externalReference`, `metadata`) are copied from this one. The merged id goes on naming the customer that is left, in every call. A repeat changes nothing. It cannot be undone.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: customerPath,
  body: mergeBody,
  isIdempotent: true,
  status: 200,
  answer: customerAnswer,
  refusals: ['Customer.NotFound', 'Customer.Merged'],
  run: async ({ house, by, params, body }) =>
    withCredit(house, await mergeCustomer(house, by.organisationId, params.id, body.into)),
  present: presentCustomer,
})
