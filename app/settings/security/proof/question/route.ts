// POST /settings/security/proof/question.
import { askProof } from '@/lib/people/prove'
import { questionBody } from '@/lib/people/security-api'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/security/proof/question',
  tag: 'Members',
  summary: 'Ask by what you are to confirm that it is you',
  access: 'person',
  body: questionBody,
  status: 200,
  refusals: ['Auth.Forbidden'],
  run: ({ body: { isAnother }, by: { caller }, house }) => askProof(house, caller, isAnother),
  present: (question) => question,
})
