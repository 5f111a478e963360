// POST /customers/{id}/merge.

import { withCredit } from '@/lib/customers/find'
import { mergeCustomer } from '@/lib/customers/merge'
import { customerAnswer, mergeBody, presentCustomer } from '@/lib/customers/platform-api'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/customers/{id}/merge',
  tag: 'Customers',
  summary: 'Merge a customer into another',
  description:
    'Moves all invoices to the customer named in `into`, with their payments and credit; documents already sent keep the name they were sent under. Details missing there (addresses, language, `externalReference`, `metadata`) are copied from this customer. The merged id keeps working in every call, and refers to the remaining customer. Repeating the call has no effect. This cannot be undone.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  body: mergeBody,
  isIdempotent: true,
  status: 200,
  answer: customerAnswer,
  notFound: 'Customer.NotFound',
  refusals: ['Customer.Merged'],
  run: async ({ house, by, params, body }) =>
    withCredit(house, await mergeCustomer(house, by.organisationId, params.id, body.into)),
  present: presentCustomer,
})
