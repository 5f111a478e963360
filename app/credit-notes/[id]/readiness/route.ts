// GET /credit-notes/{id}/readiness.
import { readCreditNoteReadiness } from '@/lib/credit-notes/read-readiness'
import { presentReadiness, readinessAnswer } from '@/lib/documents/platform-api'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/credit-notes/{id}/readiness',
  tag: 'Credit notes',
  summary: 'Ask what a credit note lacks for each format',
  description:
    'It names both sides as its invoice does, and so lacks what that lacks. Of a draft it says what would be missing if it were issued now. PDF lacks nothing.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: readinessAnswer,
  notFound: 'CreditNote.NotFound',
  refusals: ['Document.Erased'],
  run: ({ house, by, params }) => readCreditNoteReadiness(house, by.organisationId, params.id),
  present: presentReadiness,
})
