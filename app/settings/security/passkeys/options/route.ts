// POST /settings/security/passkeys/options.
import { offerPasskey } from '@/lib/people/passkeys'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/security/passkeys/options',
  tag: 'Members',
  summary: 'Begin to add a passkey',
  access: 'person',
  asksProof: true,
  status: 200,
  refusals: ['Auth.Forbidden', 'Passkey.TooMany', 'Passkey.Unavailable'],
  run: ({ by: { caller }, house }) => offerPasskey(house, caller),
  present: (options) => options,
})
