// DELETE /organisations/{id}/api-keys/{keyId}.
import { assertUnlimited } from '@/lib/http/call/caller'
import { revokeApiKey } from '@/lib/organisations/api-keys'
import { limitedKeyPath } from '@/lib/organisations/client-platform-api'
import { endpoint } from '@/lib/wiring'

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/organisations/{id}/api-keys/{keyId}',
  tag: 'ApiKeys',
  summary: 'Revoke an API key of one organisation',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: limitedKeyPath,
  status: 204,
  notFound: { id: 'Organisation.NotFound', keyId: 'ApiKey.NotFound' },
  refusals: [],
  run: ({ house, by: { caller, organisationId }, params: { keyId } }) => {
    assertUnlimited(caller)
    return revokeApiKey(house, { id: keyId, organisationId })
  },
  present: () => null,
})
