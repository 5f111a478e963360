// DELETE /settings/security/sign-ins/{id}.

import { idPath } from '@/lib/http/fields/fields'
import { endOneSignIn } from '@/lib/people/sign-ins'
import { pageEndpoint } from '@/lib/wiring'

export const DELETE = pageEndpoint({
  method: 'DELETE',
  path: '/settings/security/sign-ins/{id}',
  tag: 'Members',
  summary: 'End one of your sign-ins',
  access: 'person',
  params: idPath,
  notFound: 'SignIn.NotFound',
  status: 204,
  refusals: ['Auth.Forbidden', 'SignIn.NotFound'],
  run: ({ by: { caller }, house, params }) => endOneSignIn(house, caller, params.id),
  present: () => undefined,
})
