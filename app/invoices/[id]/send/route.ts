// POST /invoices/{id}/send.
import { invoiceAnswer, invoicePath, presentInvoice, withLink } from '@/lib/invoices/platform'
import { sendInvoice } from '@/lib/invoices/send'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/send',
  tag: 'Invoices',
  summary: 'Send an invoice',
  description:
    'Gives it its document number and its link, and mails it to the customer. A repeat mails it again and changes nothing else.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: invoicePath,
  isIdempotent: true,
  status: 200,
  answer: invoiceAnswer,
  refusals: ['Invoice.NotFound', 'Invoice.NotSendable'],
  run: async ({ house, by, params, resourceId }) =>
    withLink(house, await sendInvoice(house, by.organisationId, params.id, resourceId)),
  present: presentInvoice,
})
