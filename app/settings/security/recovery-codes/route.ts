// POST /settings/security/recovery-codes.
import { makeRecoveryCodes } from '@/lib/people/recovery-codes'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/security/recovery-codes',
  tag: 'Members',
  summary: 'Make new recovery codes in place of those from before',
  access: 'person',
  asksProof: true,
  status: 201,
  refusals: ['Auth.Forbidden', 'RecoveryCodes.NoFactor'],
  run: ({ by: { caller }, house }) => makeRecoveryCodes(house, caller),
  present: (made) => made,
})
