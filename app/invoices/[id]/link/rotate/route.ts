// POST /invoices/{id}/link/rotate.
import { idPath } from '@/lib/http/fields/fields'
import { invoiceAnswer, presentInvoice, withLink } from '@/lib/invoices/platform-api'
import { rotateLink } from '@/lib/invoices/rotate-link'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/link/rotate',
  tag: 'Invoices',
  summary: 'Replace the payment link',
  description: 'The old link stops working immediately; the response contains the new one.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: invoiceAnswer,
  notFound: 'Invoice.NotFound',
  refusals: ['Invoice.NoLink'],
  run: async ({ house, by, params, resourceId }) =>
    withLink(house, await rotateLink(house, by.organisationId, params.id, resourceId)),
  present: presentInvoice,
})
