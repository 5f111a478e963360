// GET /credit-notes/{id} and DELETE /credit-notes/{id}.
import { findCreditNote } from '@/lib/credit-notes/find'
import { creditNoteAnswer, presentCreditNote, withFiles } from '@/lib/credit-notes/platform-api'
import { removeCreditNote } from '@/lib/credit-notes/remove'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

const ofCreditNote = {
  tag: 'Credit notes',
  access: 'organisation-in-header',
  params: idPath,
  notFound: 'CreditNote.NotFound',
} as const

export const GET = endpoint({
  method: 'GET',
  path: '/credit-notes/{id}',
  ...ofCreditNote,
  summary: 'Read a credit note',
  role: 'Member',
  status: 200,
  answer: creditNoteAnswer,
  refusals: [],
  run: async ({ house, by, params }) =>
    withFiles(house, await findCreditNote(house, by.organisationId, params.id)),
  present: presentCreditNote,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/credit-notes/{id}',
  ...ofCreditNote,
  summary: 'Delete a draft credit note',
  role: 'Admin',
  status: 204,
  refusals: ['CreditNote.NotDraft'],
  run: ({ house, by, params }) => removeCreditNote(house, by.organisationId, params.id),
  present: () => undefined,
})
