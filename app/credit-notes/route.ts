// POST /credit-notes and GET /credit-notes.
import { createCreditNote } from '@/lib/credit-notes/create'
import { listCreditNotes } from '@/lib/credit-notes/find'
import {
  creditNoteAnswer,
  creditNoteBody,
  creditNoteOrder,
  creditNoteQuery,
  presentCreditNote,
  withFiles,
  withFilesOfAll,
} from '@/lib/credit-notes/platform-api'
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/credit-notes',
  tag: 'Credit notes',
  summary: 'Create a draft credit note',
  description:
    'Credits everything that is not credited yet, an `amount`, or parts of `lineItems`. A draft changes nothing until it is issued; crediting several parts comes to the invoice exactly, to the cent.',
  access: 'organisation-in-header',
  role: 'Admin',
  body: creditNoteBody,
  isIdempotent: true,
  status: 201,
  answer: creditNoteAnswer,
  refusals: ['Invoice.NotFound', 'CreditNote.NotCreditable', 'CreditNote.ExceedsInvoice'],
  run: async ({ house, by: { organisationId }, body, resourceId }) =>
    withFiles(
      house,
      await createCreditNote(house, await creditNoteOrder(house, body, resourceId, organisationId)),
    ),
  present: presentCreditNote,
})

export const GET = endpoint({
  method: 'GET',
  path: '/credit-notes',
  tag: 'Credit notes',
  summary: 'List credit notes',
  description: 'Includes those that refunds have made.',
  access: 'organisation-in-header',
  role: 'Member',
  query: creditNoteQuery,
  status: 200,
  answer: pageAnswer(creditNoteAnswer),
  refusals: [],
  isReadApart: true,
  run: async ({ house, by, query }) =>
    withFilesOfAll(house, await listCreditNotes(house, by.organisationId, query)),
  present: (page) => presentPage(page, presentCreditNote),
})
