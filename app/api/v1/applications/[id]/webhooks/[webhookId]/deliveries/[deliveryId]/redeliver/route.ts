// POST /api/v1/applications/{id}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver.

import { redeliver } from '@/lib/webhooks/outgoing/deliveries'
import { applicationOwner } from '@/lib/webhooks/outgoing/find'
import { presentDelivery } from '@/lib/webhooks/outgoing/platform-api'
import { webhookDeliveryAnswer, webhookDeliveryPath } from '@/lib/webhooks/outgoing/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver',
  tag: 'Webhooks',
  summary: 'Redeliver an event',
  description: 'Sends the same body again under the same `webhook-id`, immediately.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: webhookDeliveryPath,
  isIdempotent: true,
  status: 202,
  answer: webhookDeliveryAnswer,
  notFound: {
    id: 'Application.NotFound',
    webhookId: 'WebhookSubscription.NotFound',
    deliveryId: 'WebhookDelivery.NotFound',
  },
  refusals: ['Organisation.NotFound', 'WebhookSubscription.Disabled'],
  run: async ({ by: { organisationId }, house, params: { deliveryId, id, webhookId }, resourceId }) =>
    redeliver(house, await applicationOwner(house, organisationId, id), webhookId, deliveryId, resourceId),
  present: presentDelivery,
})
