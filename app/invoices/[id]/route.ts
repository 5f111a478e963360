// GET /invoices/{id}, PATCH /invoices/{id} and DELETE /invoices/{id}.
import { readInvoice } from '@/lib/invoices/create'
import {
  draftChanges,
  invoiceAnswer,
  invoicePatch,
  invoicePath,
  presentInvoice,
  withLink,
} from '@/lib/invoices/platform'
import { updateInvoice } from '@/lib/invoices/update'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}',
  tag: 'Invoices',
  summary: 'Read an invoice',
  access: 'organisation-in-header',
  role: 'Member',
  params: invoicePath,
  status: 200,
  answer: invoiceAnswer,
  refusals: ['Invoice.NotFound'],
  run: async ({ house, by, params }) =>
    withLink(house, await readInvoice(house, by.organisationId, params.id)),
  present: presentInvoice,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/invoices/{id}',
  tag: 'Invoices',
  summary: 'Change a draft invoice',
  description: 'Your own references (`externalReference`, `metadata`) can be changed in any state.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: invoicePath,
  body: invoicePatch,
  status: 200,
  answer: invoiceAnswer,
  refusals: ['Invoice.NotFound', 'Invoice.NotDraft'],
  run: async ({ house, by, params, body }) =>
    withLink(house, await updateInvoice(house, by.organisationId, params.id, draftChanges(body))),
  present: presentInvoice,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/invoices/{id}',
  tag: 'Invoices',
  summary: 'Void an invoice',
  description: 'The invoice stays, marked Void. An open payment is cancelled first.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: invoicePath,
  status: 204,
  refusals: ['Invoice.NotFound', 'Invoice.NotVoidable', 'Payment.ProviderError'],
  run: ({ house, by, params }) => voidInvoice(house, by.organisationId, params.id),
  present: () => undefined,
})
