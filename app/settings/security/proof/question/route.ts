// POST /settings/security/proof/question.
import { askProof } from '@/lib/people/prove'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/security/proof/question',
  tag: 'Members',
  summary: 'Ask by what you are to confirm that it is you',
  access: 'person',
  status: 200,
  refusals: ['Auth.Forbidden'],
  run: ({ by: { caller }, house }) => askProof(house, caller),
  present: (question) => question,
})
