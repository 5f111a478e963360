// GET /invoices/{id}, PATCH /invoices/{id} and DELETE /invoices/{id}.
import { idPath } from '@/lib/http/fields/fields'

import { changeInvoice } from '@/lib/invoices/change'
import { findInvoice } from '@/lib/invoices/find'
import {
  draftChanges,
  invoiceAnswer,
  invoicePatch,
  presentInvoice,
  withLink,
} from '@/lib/invoices/platform-api'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { endpoint } from '@/lib/wiring'

const ofInvoice = {
  tag: 'Invoices',
  access: 'organisation-in-header',
  params: idPath,
  notFound: 'Invoice.NotFound',
} as const

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}',
  ...ofInvoice,
  summary: 'Read an invoice',
  role: 'Member',
  status: 200,
  answer: invoiceAnswer,
  refusals: [],
  run: async ({ house, by, params }) =>
    withLink(house, await findInvoice(house, by.organisationId, params.id)),
  present: presentInvoice,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/invoices/{id}',
  ...ofInvoice,
  summary: 'Change a draft invoice',
  description: 'Your own references (`externalReference`, `metadata`) can be changed in any state.',
  role: 'Admin',
  body: invoicePatch,
  status: 200,
  answer: invoiceAnswer,
  refusals: ['Invoice.NotDraft'],
  run: async ({ house, by, params, body }) =>
    withLink(house, await changeInvoice(house, by.organisationId, params.id, draftChanges(body))),
  present: presentInvoice,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/invoices/{id}',
  ...ofInvoice,
  summary: 'Void an invoice',
  description: 'The invoice stays, marked Void. An open payment is cancelled first.',
  role: 'Admin',
  status: 204,
  refusals: ['Invoice.NotVoidable', 'Payment.ProviderError'],
  run: ({ house, by, params }) => voidInvoice(house, by.organisationId, params.id),
  present: () => undefined,
})
