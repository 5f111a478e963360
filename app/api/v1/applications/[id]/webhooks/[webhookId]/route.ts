// GET, PATCH and DELETE /api/v1/applications/{id}/webhooks/{webhookId}.

import { changeSubscription } from '@/lib/webhooks/outgoing/change'
import { applicationOwner, findSubscription, removeSubscription } from '@/lib/webhooks/outgoing/find'
import {
  presentWebhook,
  webhookAnswer,
  webhookPatch,
  webhookPath,
} from '@/lib/webhooks/outgoing/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

const ofWebhook = {
  tag: 'Webhooks',
  access: 'organisation-in-header',
  params: webhookPath,
  notFound: { id: 'Application.NotFound', webhookId: 'WebhookSubscription.NotFound' },
} as const

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}',
  ...ofWebhook,
  summary: 'Read a webhook',
  role: 'Member',
  status: 200,
  answer: webhookAnswer,
  refusals: ['Organisation.NotFound'],
  run: async ({ by: { organisationId }, house, params: { id, webhookId } }) =>
    findSubscription(house, await applicationOwner(house, organisationId, id), webhookId),
  present: presentWebhook,
})

export const PATCH = sessionsEndpoint({
  method: 'PATCH',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}',
  ...ofWebhook,
  summary: 'Change a webhook',
  description:
    'Set `isActive` to switch a disabled webhook back on; events that were waiting for it are then sent.',
  role: 'Admin',
  asksProof: true,
  body: webhookPatch,
  status: 200,
  answer: webhookAnswer,
  refusals: ['Organisation.NotFound'],
  run: async ({ body, by: { organisationId }, house, params: { id, webhookId } }) =>
    changeSubscription(house, await applicationOwner(house, organisationId, id), webhookId, body),
  present: presentWebhook,
})

export const DELETE = sessionsEndpoint({
  method: 'DELETE',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}',
  ...ofWebhook,
  summary: 'Delete a webhook',
  role: 'Admin',
  asksProof: true,
  status: 204,
  refusals: ['Organisation.NotFound'],
  run: async ({ by: { organisationId }, house, params: { id, webhookId } }) =>
    removeSubscription(house, await applicationOwner(house, organisationId, id), webhookId),
  present: () => undefined,
})
