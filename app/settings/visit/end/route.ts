// POST /settings/visit/end.
import { endVisit } from '@/lib/organisations/visits'
import { visitEndBody } from '@/lib/organisations/visits-api'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/visit/end',
  tag: 'Members',
  summary: 'End a visit as an operator',
  access: 'person',
  body: visitEndBody,
  status: 204,
  refusals: ['Auth.Forbidden', 'OperatorVisit.NotFound'],
  run: ({ body, by: { caller }, house }) => endVisit(house, caller, body.organisationId),
  present: () => undefined,
})
