// DELETE /settings/security/sign-ins.
import { endOtherSignIns } from '@/lib/people/sign-ins'
import { pageEndpoint } from '@/lib/wiring'

export const DELETE = pageEndpoint({
  method: 'DELETE',
  path: '/settings/security/sign-ins',
  tag: 'Members',
  summary: 'End all of your other sign-ins',
  access: 'person',
  status: 204,
  refusals: ['Auth.Forbidden'],
  run: ({ by: { caller }, house }) => endOtherSignIns(house, caller),
  present: () => undefined,
})
