// GET /invoices/{id}/document.
import { takeTurn } from '@/lib/http/call/limits'
import { idPath } from '@/lib/http/fields/fields'
import { DOCUMENT_REFUSALS, DOCUMENT_TYPES, documentQuery } from '@/lib/payment-views/document-api'
import { readInvoiceFile } from '@/lib/payment-views/read-document'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}/document',
  tag: 'Invoices',
  summary: 'Download an invoice',
  description:
    'The invoice as it was issued. The bytes never change, whatever is edited, paid or voided afterwards; the `ETag` is their SHA-256. `pdf` is a Factur-X document wherever the particulars suffice; the other formats are refused with what is missing.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  query: documentQuery,
  status: 200,
  answersFile: DOCUMENT_TYPES,
  notFound: 'Invoice.NotFound',
  refusals: DOCUMENT_REFUSALS,
  run: async ({ house, by: { organisationId }, params, query }) => {
    await takeTurn(house, 'documentAddress', organisationId)
    return readInvoiceFile(house, organisationId, params.id, query.format)
  },
  present: (file) => file,
})
