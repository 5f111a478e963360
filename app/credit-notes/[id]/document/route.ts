// GET /credit-notes/{id}/document.
import { takeTurn } from '@/lib/http/call/limits'
import { idPath } from '@/lib/http/fields/fields'
import { readCreditNoteFile } from '@/lib/payment-views/credit-note-file'
import { DOCUMENT_REFUSALS, DOCUMENT_TYPES, documentQuery } from '@/lib/payment-views/document-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/credit-notes/{id}/document',
  tag: 'Credit notes',
  summary: 'Download a credit note',
  description:
    'The credit note as it was issued. The bytes never change, whatever is edited afterwards; the `ETag` is their SHA-256. `pdf` is a Factur-X document wherever the particulars suffice; the other formats are refused with what is missing.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  query: documentQuery,
  status: 200,
  answersFile: DOCUMENT_TYPES,
  notFound: 'CreditNote.NotFound',
  refusals: DOCUMENT_REFUSALS,
  run: async ({ house, by: { organisationId }, params, query }) => {
    await takeTurn(house, 'documentAddress', organisationId)
    return readCreditNoteFile(house, organisationId, params.id, query.format)
  },
  present: (file) => file,
})
