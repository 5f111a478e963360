// POST /api/v1/applications/{id}/api-keys and GET /api/v1/applications/{id}/api-keys.

import { z } from 'zod'
import { createApplicationKey, listApplicationKeys } from '@/lib/applications/keys'
import {
  applicationKeyAnswer,
  applicationKeyBody,
  newApplicationKeyAnswer,
  presentApplicationKey,
  presentNewApplicationKey,
} from '@/lib/applications/sessions-api'
import { assertUnlimited } from '@/lib/http/call/caller'
import { idPath } from '@/lib/http/fields/fields'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/applications/{id}/api-keys',
  tag: 'Applications',
  summary: 'Create a key of an application',
  description:
    'The key is shown only in this response and in replays of it under the same Idempotency-Key. An application can have at most 20 active keys.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  body: applicationKeyBody,
  isBodyOptional: true,
  isIdempotent: true,
  status: 201,
  answer: newApplicationKeyAnswer,
  notFound: 'Application.NotFound',
  refusals: ['Organisation.NotFound', 'ApplicationKey.TooMany'],
  run: ({ body: { description }, by: { caller, organisationId }, house, params: { id }, resourceId }) => {
    assertUnlimited(caller)
    return createApplicationKey(house, organisationId, id, description, resourceId)
  },
  present: presentNewApplicationKey,
})

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications/{id}/api-keys',
  tag: 'Applications',
  summary: 'List keys of an application, newest first',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: z.object({ data: z.array(applicationKeyAnswer) }),
  notFound: 'Application.NotFound',
  refusals: ['Organisation.NotFound'],
  run: ({ by: { organisationId }, house, params: { id } }) => listApplicationKeys(house, organisationId, id),
  present: (keys) => ({ data: keys.map(presentApplicationKey) }),
})
