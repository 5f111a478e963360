// PATCH /settings/security/passkeys/{id} and DELETE /settings/security/passkeys/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { removePasskey, renamePasskey } from '@/lib/people/passkeys'
import { passkeyPatch } from '@/lib/people/security-api'
import { pageEndpoint } from '@/lib/wiring'

export const PATCH = pageEndpoint({
  method: 'PATCH',
  path: '/settings/security/passkeys/{id}',
  tag: 'Members',
  summary: 'Rename a passkey',
  access: 'person',
  params: idPath,
  body: passkeyPatch,
  notFound: 'Passkey.NotFound',
  status: 204,
  refusals: ['Auth.Forbidden'],
  run: ({ body, by: { caller }, house, params }) =>
    renamePasskey(house, caller, { id: params.id, name: body.name }),
  present: () => undefined,
})

export const DELETE = pageEndpoint({
  method: 'DELETE',
  path: '/settings/security/passkeys/{id}',
  tag: 'Members',
  summary: 'Remove a passkey',
  access: 'person',
  asksProof: true,
  params: idPath,
  notFound: 'Passkey.NotFound',
  status: 204,
  refusals: ['Auth.Forbidden'],
  run: ({ by: { caller }, house, params }) => removePasskey(house, caller, params.id),
  present: () => undefined,
})
