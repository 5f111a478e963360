// DELETE /api-keys/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { revokeApiKey } from '@/lib/organisations/api-keys'
import { endpoint } from '@/lib/wiring'

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/api-keys/{id}',
  tag: 'ApiKeys',
  summary: 'Revoke an API key',
  access: 'client',
  params: idPath,
  status: 204,
  notFound: 'ApiKey.NotFound',
  refusals: [],
  run: ({ house, by: { caller }, params: { id } }) => revokeApiKey(house, { id, clientId: caller.clientId }),
  present: () => null,
})
