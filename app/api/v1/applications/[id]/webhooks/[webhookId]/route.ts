// GET, PATCH and DELETE /api/v1/applications/{id}/webhooks/{webhookId}.
import { applicationOwner } from '@/lib/webhooks/outgoing/application-owner'
import { changeSubscription } from '@/lib/webhooks/outgoing/change'
import { findSubscription } from '@/lib/webhooks/outgoing/find'
import { removeSubscription } from '@/lib/webhooks/outgoing/remove'
import {
  presentWebhook,
  webhookAnswer,
  webhookPatch,
  webhookPath,
} from '@/lib/webhooks/outgoing/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}',
  tag: 'Webhooks',
  summary: 'Read a webhook',
  access: 'organisation-in-header',
  role: 'Member',
  params: webhookPath,
  status: 200,
  answer: webhookAnswer,
  notFound: 'Organisation.NotFound',
  refusals: ['Application.NotFound', 'WebhookSubscription.NotFound'],
  run: async ({ by: { organisationId }, house, params: { id, webhookId } }) =>
    findSubscription(house, await applicationOwner(house, organisationId, id), webhookId),
  present: presentWebhook,
})

export const PATCH = sessionsEndpoint({
  method: 'PATCH',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}',
  tag: 'Webhooks',
  summary: 'Change a webhook',
  description:
    'Set `isActive` to switch a disabled webhook back on; events that were waiting for it are then sent.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: webhookPath,
  body: webhookPatch,
  status: 200,
  answer: webhookAnswer,
  notFound: 'Organisation.NotFound',
  refusals: ['Application.NotFound', 'WebhookSubscription.NotFound'],
  run: async ({ body, by: { organisationId }, house, params: { id, webhookId } }) =>
    changeSubscription(house, await applicationOwner(house, organisationId, id), webhookId, body),
  present: presentWebhook,
})

export const DELETE = sessionsEndpoint({
  method: 'DELETE',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}',
  tag: 'Webhooks',
  summary: 'Delete a webhook',
  access: 'organisation-in-header',
  role: 'Admin',
  params: webhookPath,
  status: 204,
  notFound: 'Organisation.NotFound',
  refusals: ['Application.NotFound', 'WebhookSubscription.NotFound'],
  run: async ({ by: { organisationId }, house, params: { id, webhookId } }) =>
    removeSubscription(house, await applicationOwner(house, organisationId, id), webhookId),
  present: () => undefined,
})
