// POST /webhook-subscriptions/{id}/deliveries/{deliveryId}/redeliver.

import { redeliver } from '@/lib/webhooks/outgoing/deliveries'
import { deliveryAnswer, deliveryPath, ownerOf, presentDelivery } from '@/lib/webhooks/outgoing/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/webhook-subscriptions/{id}/deliveries/{deliveryId}/redeliver',
  tag: 'Webhooks',
  summary: 'Redeliver an event',
  description: 'Sends the same body again under the same `webhook-id`, immediately.',
  access: 'client',
  admitsLimitedKeys: true,
  params: deliveryPath,
  isIdempotent: true,
  status: 202,
  answer: deliveryAnswer,
  notFound: { id: 'WebhookSubscription.NotFound', deliveryId: 'WebhookDelivery.NotFound' },
  refusals: ['WebhookSubscription.Disabled'],
  run: ({ house, by: { caller }, params, resourceId }) =>
    redeliver(house, ownerOf(caller), params.id, params.deliveryId, resourceId),
  present: presentDelivery,
})
