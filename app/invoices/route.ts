// POST /invoices and GET /invoices.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { createInvoice } from '@/lib/invoices/create'
import { dueByTerms } from '@/lib/invoices/due-date'
import { listInvoices } from '@/lib/invoices/find'
import {
  draftOrder,
  invoiceAnswer,
  invoiceBody,
  invoiceQuery,
  presentInvoice,
  withLink,
  withLinks,
} from '@/lib/invoices/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices',
  tag: 'Invoices',
  summary: 'Create a draft invoice',
  access: 'organisation-in-header',
  role: 'Admin',
  body: invoiceBody,
  isIdempotent: true,
  status: 201,
  answer: invoiceAnswer,
  refusals: [],
  run: async ({ house, by: { organisationId }, body, resourceId }) =>
    withLink(
      house,
      await createInvoice(house, await dueByTerms(house, draftOrder(body, resourceId, organisationId))),
    ),
  present: presentInvoice,
})

export const GET = endpoint({
  method: 'GET',
  path: '/invoices',
  tag: 'Invoices',
  summary: 'List invoices',
  access: 'organisation-in-header',
  role: 'Member',
  query: invoiceQuery,
  status: 200,
  answer: pageAnswer(invoiceAnswer),
  refusals: [],
  isReadApart: true,
  run: async ({ house, by, query }) => withLinks(house, await listInvoices(house, by.organisationId, query)),
  present: (page) => presentPage(page, presentInvoice),
})
