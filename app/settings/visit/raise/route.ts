// POST /settings/visit/raise.
import { raiseVisit } from '@/lib/organisations/visits'
import { visitBody } from '@/lib/organisations/visits-api'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/visit/raise',
  tag: 'Members',
  summary: 'Ask to change something during a visit as an operator',
  access: 'person',
  asksProof: true,
  body: visitBody,
  status: 201,
  refusals: ['Auth.Forbidden', 'OperatorVisit.NotFound'],
  run: ({ body, by: { caller }, house }) => raiseVisit(house, caller, body),
  present: ({ raisedUntil }) => ({ raisedUntil: raisedUntil.toISOString() }),
})
