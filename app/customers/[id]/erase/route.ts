// POST /customers/{id}/erase.
import { withCredit } from '@/lib/customers/find'
import { customerAnswer, presentCustomer } from '@/lib/customers/platform-api'
import { idPath } from '@/lib/http/fields/fields'
import { eraseCustomer } from '@/lib/privacy/erase'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/customers/{id}/erase',
  tag: 'Customers',
  summary: 'Erase a customer',
  description:
    'Anonymises the customer, deletes its drafts, ends the links to its invoices, and removes notes, refund reasons and the metadata of its invoices. Documents already sent keep what they say until the term that bookkeeping law sets for them is over (10 full calendar years by default), and are then erased by themselves; amounts stay. Refused while an invoice is still to be paid, or while a payment, refund or dispute is under way. Repeating the call has no effect. This cannot be undone.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: customerAnswer,
  notFound: 'Customer.NotFound',
  refusals: ['Customer.Merged', 'Customer.MoneyUnderWay'],
  run: async ({ house, by, params }) =>
    withCredit(house, await eraseCustomer(house, by.organisationId, params.id)),
  present: presentCustomer,
})
