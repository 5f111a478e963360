// DELETE /api/v1/applications/{id}/api-keys/{keyId}.
import { revokeApplicationKey } from '@/lib/applications/keys'
import { applicationKeyPath } from '@/lib/applications/sessions-api'
import { assertUnlimited } from '@/lib/http/call/caller'
import { sessionsEndpoint } from '@/lib/wiring'

export const DELETE = sessionsEndpoint({
  method: 'DELETE',
  path: '/api/v1/applications/{id}/api-keys/{keyId}',
  tag: 'Applications',
  summary: 'Revoke a key of an application',
  description: 'It stops working from the next call on. Revoking it again has no effect.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  params: applicationKeyPath,
  status: 204,
  notFound: { id: 'Application.NotFound', keyId: 'ApiKey.NotFound' },
  refusals: ['Organisation.NotFound'],
  run: ({ by: { caller, organisationId }, house, params: { id, keyId } }) => {
    assertUnlimited(caller)
    return revokeApplicationKey(house, organisationId, id, keyId)
  },
  present: () => undefined,
})
