// GET /api/v1/applications/{id}/providers/{connectionId} and PATCH of the same.

import {
  connectionAnswer,
  connectionChanges,
  connectionPatch,
  connectionPath,
  presentConnection,
} from '@/lib/applications/connections-sessions-api'
import { changeConnection } from '@/lib/applications/create-connection'
import { findConnection } from '@/lib/applications/open-connection'
import { sessionsEndpoint } from '@/lib/wiring'

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications/{id}/providers/{connectionId}',
  tag: 'Applications',
  summary: 'Read a provider connection',
  access: 'organisation-in-header',
  role: 'Member',
  params: connectionPath,
  status: 200,
  answer: connectionAnswer,
  notFound: { id: 'Application.NotFound', connectionId: 'ProviderConnection.NotFound' },
  refusals: ['Organisation.NotFound'],
  run: ({ by: { organisationId }, house, params: { connectionId, id } }) =>
    findConnection(house, organisationId, id, connectionId),
  present: presentConnection,
})

export const PATCH = sessionsEndpoint({
  method: 'PATCH',
  path: '/api/v1/applications/{id}/providers/{connectionId}',
  tag: 'Applications',
  summary: 'Change a provider connection',
  description:
    'A connection that is switched off is no longer chosen; its existing sessions and refunds carry on. New credentials are tested before they are saved, and must belong to the same account at the provider: a different account needs a connection of its own.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  params: connectionPath,
  body: connectionPatch,
  status: 200,
  answer: connectionAnswer,
  notFound: { id: 'Application.NotFound', connectionId: 'ProviderConnection.NotFound' },
  refusals: [
    'Organisation.NotFound',
    'ProviderConnection.OtherAccount',
    'ProviderConnection.TooMany',
    'Idempotency.InProgress',
    'Provider.Refused',
    'Provider.Overloaded',
    'Provider.TimedOut',
  ],
  run: async ({ body, by: { organisationId }, house, params: { connectionId, id } }) => {
    const known = await findConnection(house, organisationId, id, connectionId)
    return changeConnection(house, organisationId, id, known, connectionChanges(body))
  },
  present: presentConnection,
})
