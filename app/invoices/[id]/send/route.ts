// POST /invoices/{id}/send.

import { sendInvoice } from '@/lib/documents/send-invoice'
import { idPath } from '@/lib/http/fields/fields'
import { presentSentInvoice, sendBody, sentInvoiceAnswer, withWarnings } from '@/lib/invoices/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/send',
  tag: 'Invoices',
  summary: 'Send an invoice',
  description:
    'Gives the invoice its document number and its link, and emails it to the customer. Sending it again only emails it again. An invoice that cannot be paid online is sent too; `warnings` then says why.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  body: sendBody,
  isBodyOptional: true,
  isIdempotent: true,
  status: 200,
  answer: sentInvoiceAnswer,
  notFound: 'Invoice.NotFound',
  refusals: ['Invoice.NotSendable'],
  run: async ({ house, by, params, body, resourceId }) =>
    withWarnings(house, await sendInvoice(house, by.organisationId, params.id, resourceId, body.reminders)),
  present: presentSentInvoice,
})
