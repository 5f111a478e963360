// POST /settings/security/proof.
import { prove } from '@/lib/people/prove'
import { proofBody } from '@/lib/people/security-api'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/security/proof',
  tag: 'Members',
  summary: 'Confirm that it is you',
  access: 'person',
  body: proofBody,
  status: 204,
  refusals: ['Auth.Forbidden', 'Auth.ProofRefused'],
  run: ({ body, by: { caller }, house }) => prove(house, caller, body),
  present: () => undefined,
})
