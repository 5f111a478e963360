// POST /api/v1/applications/{id}/webhooks/{webhookId}/test.

import { sendTest } from '@/lib/webhooks/outgoing/deliveries'
import { applicationOwner } from '@/lib/webhooks/outgoing/find'
import { presentDelivery } from '@/lib/webhooks/outgoing/platform-api'
import { webhookDeliveryAnswer, webhookPath } from '@/lib/webhooks/outgoing/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}/test',
  tag: 'Webhooks',
  summary: 'Send a test event',
  description: 'Sends a `webhook.test` event immediately; its delivery shows how that went.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: webhookPath,
  isIdempotent: true,
  status: 202,
  answer: webhookDeliveryAnswer,
  notFound: { id: 'Application.NotFound', webhookId: 'WebhookSubscription.NotFound' },
  refusals: ['Organisation.NotFound', 'WebhookSubscription.Disabled'],
  run: async ({ by: { organisationId }, house, params: { id, webhookId }, resourceId }) =>
    sendTest(house, await applicationOwner(house, organisationId, id), webhookId, resourceId),
  present: presentDelivery,
})
