// POST /settings/visit/begin.
import { beginVisit } from '@/lib/organisations/visits'
import { visitBody } from '@/lib/organisations/visits-api'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/visit/begin',
  tag: 'Members',
  summary: 'Look into an organisation as an operator',
  access: 'person',
  body: visitBody,
  status: 201,
  refusals: ['Auth.Forbidden', 'Organisation.NotFound'],
  run: ({ body, by: { caller }, house }) => beginVisit(house, caller, body),
  present: ({ endsAt }) => ({ endsAt: endsAt.toISOString() }),
})
