// GET /organisations/{id}/operator-visits.
import { idPath } from '@/lib/http/fields/fields'
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/fields/paging'
import { listVisits } from '@/lib/organisations/visits'
import { operatorVisitAnswer, presentOperatorVisit } from '@/lib/organisations/visits-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/organisations/{id}/operator-visits',
  tag: 'Members',
  summary: 'List the visits of operators, newest first',
  description:
    'Whoever runs this platform looks into an organisation only with a reason, for an hour at most, and changes something only after saying why once more.',
  access: 'organisation-in-path',
  role: 'Admin',
  params: idPath,
  query: pageQuery,
  status: 200,
  answer: pageAnswer(operatorVisitAnswer),
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: ({ house, by, query }) => listVisits(house, by.organisationId, query),
  present: (page) => presentPage(page, presentOperatorVisit),
})
