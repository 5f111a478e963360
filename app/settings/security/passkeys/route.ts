// POST /settings/security/passkeys.
import { addPasskey } from '@/lib/people/passkeys'
import { newPasskeyBody } from '@/lib/people/security-api'
import { pageEndpoint } from '@/lib/wiring'

export const POST = pageEndpoint({
  method: 'POST',
  path: '/settings/security/passkeys',
  tag: 'Members',
  summary: 'Add a passkey',
  access: 'person',
  asksProof: true,
  body: newPasskeyBody,
  status: 201,
  refusals: ['Auth.Forbidden', 'Auth.ProofRefused', 'Passkey.TooMany'],
  run: ({ body, by: { caller }, house }) => addPasskey(house, caller, body),
  present: ({ id, name, recoveryCodes }) => ({ id, name, recoveryCodes }),
})
