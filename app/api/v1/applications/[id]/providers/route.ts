// POST /api/v1/applications/{id}/providers and GET /api/v1/applications/{id}/providers.

import { z } from 'zod'
import {
  connectionAnswer,
  connectionBody,
  newConnection,
  presentConnection,
} from '@/lib/applications/connections-sessions-api'
import { createConnection } from '@/lib/applications/create-connection'
import { listConnections } from '@/lib/applications/open-connection'
import { idPath } from '@/lib/http/fields/fields'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/applications/{id}/providers',
  tag: 'Applications',
  summary: 'Connect a payment provider',
  description:
    'The credentials are tested with the provider before they are saved, encrypted. No response ever shows them. At most 20 connections can be active at a time.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  body: connectionBody,
  isIdempotent: true,
  status: 201,
  answer: connectionAnswer,
  notFound: 'Application.NotFound',
  refusals: [
    'Organisation.NotFound',
    'ProviderConnection.TooMany',
    'Provider.Refused',
    'Provider.Overloaded',
    'Provider.TimedOut',
  ],
  run: ({ body, by: { organisationId }, house, params: { id }, resourceId }) =>
    createConnection(house, organisationId, id, newConnection(body, resourceId)),
  present: presentConnection,
})

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications/{id}/providers',
  tag: 'Applications',
  summary: 'List provider connections, newest first',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: z.object({ data: z.array(connectionAnswer) }),
  notFound: 'Application.NotFound',
  refusals: ['Organisation.NotFound'],
  run: ({ by: { organisationId }, house, params: { id } }) => listConnections(house, organisationId, id),
  present: (connections) => ({ data: connections.map(presentConnection) }),
})
