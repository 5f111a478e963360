// POST /api-keys and GET /api-keys.
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/fields/paging'
import { createApiKey, listApiKeys } from '@/lib/organisations/api-keys'
import {
  apiKeyAnswer,
  apiKeyBody,
  newApiKeyAnswer,
  presentApiKey,
  presentNewApiKey,
} from '@/lib/organisations/client-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/api-keys',
  tag: 'ApiKeys',
  summary: 'Create an API key',
  description: 'The key is shown only in this response and in replays of it under the same Idempotency-Key.',
  access: 'client',
  body: apiKeyBody,
  isIdempotent: true,
  status: 201,
  answer: newApiKeyAnswer,
  refusals: [],
  run: ({ house, by: { caller }, body, resourceId }) =>
    createApiKey(house, {
      id: resourceId,
      clientId: caller.clientId,
      name: body.name,
      expiresAt: body.expiresAt ?? undefined,
    }),
  present: presentNewApiKey,
})

export const GET = endpoint({
  method: 'GET',
  path: '/api-keys',
  tag: 'ApiKeys',
  summary: 'List API keys by their prefixes, newest first',
  access: 'client',
  query: pageQuery,
  status: 200,
  answer: pageAnswer(apiKeyAnswer),
  refusals: [],
  run: ({ house, by, query }) => listApiKeys(house, { clientId: by.caller.clientId }, query),
  present: (page) => presentPage(page, presentApiKey),
})
