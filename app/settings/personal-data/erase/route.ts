// POST /settings/personal-data/erase.
import { erasePerson } from '@/lib/privacy/erase'
import { eraseBody } from '@/lib/privacy/platform-api'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/personal-data/erase',
  tag: 'Members',
  summary: 'Erase yourself',
  access: 'person',
  asksProof: true,
  body: eraseBody,
  status: 204,
  refusals: ['Auth.Forbidden', 'Membership.LastOwner'],
  run: ({ body, by: { caller }, house }) => erasePerson(house, caller.userId, body.email),
  present: () => undefined,
})
