// POST /organisations/{id}/api-keys and GET /organisations/{id}/api-keys.

import { assertUnlimited } from '@/lib/http/call/caller'
import { idPath } from '@/lib/http/fields/fields'
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/fields/paging'
import { createLimitedApiKey, listApiKeys } from '@/lib/organisations/api-keys'
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
  path: '/organisations/{id}/api-keys',
  tag: 'ApiKeys',
  summary: 'Create an API key for one organisation',
  description:
    'The key is shown only in this response and in replays of it under the same Idempotency-Key. It works for this organisation only, with the rights of an admin, and cannot create keys.',
  access: 'organisation-in-path',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  body: apiKeyBody,
  isIdempotent: true,
  status: 201,
  answer: newApiKeyAnswer,
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: ({ house, by: { caller, organisationId }, body: { expiresAt, name }, resourceId: id }) => {
    assertUnlimited(caller)
    return createLimitedApiKey(house, { id, organisationId, name, expiresAt: expiresAt ?? undefined })
  },
  present: presentNewApiKey,
})

export const GET = endpoint({
  method: 'GET',
  path: '/organisations/{id}/api-keys',
  tag: 'ApiKeys',
  summary: 'List API keys of one organisation, newest first',
  description:
    'Keys are identified by their prefixes. Keys that work for all organisations of a client are not listed.',
  access: 'organisation-in-path',
  role: 'Member',
  params: idPath,
  query: pageQuery,
  status: 200,
  answer: pageAnswer(apiKeyAnswer),
  notFound: 'Organisation.NotFound',
  refusals: [],
  run: ({ house, by: { organisationId }, query }) => listApiKeys(house, { organisationId }, query),
  present: (page) => presentPage(page, presentApiKey),
})
