// GET /invoices/{id}/readiness.
import { presentReadiness, readinessAnswer } from '@/lib/documents/platform-api'
import { readReadiness } from '@/lib/documents/read-readiness'
import { idPath } from '@/lib/http/fields/fields'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}/readiness',
  tag: 'Invoices',
  summary: 'Ask what an invoice lacks for each format',
  description:
    'Ask before sending: what was issued never changes. Of a draft it says what would be missing if it were sent now. PDF lacks nothing.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: readinessAnswer,
  notFound: 'Invoice.NotFound',
  refusals: ['Document.Erased'],
  run: ({ house, by, params }) => readReadiness(house, by.organisationId, params.id),
  present: presentReadiness,
})
