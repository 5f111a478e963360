// POST /webhook-subscriptions/{id}/test.
import { idPath } from '@/lib/http/fields/fields'
import { sendTest } from '@/lib/webhooks/outgoing/deliveries'
import { deliveryAnswer, ownerOf, presentDelivery } from '@/lib/webhooks/outgoing/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/webhook-subscriptions/{id}/test',
  tag: 'Webhooks',
  summary: 'Send a test event',
  description: 'Sends a `webhook.test` event immediately; its delivery shows how that went.',
  access: 'client',
  admitsLimitedKeys: true,
  params: idPath,
  isIdempotent: true,
  status: 202,
  answer: deliveryAnswer,
  notFound: 'WebhookSubscription.NotFound',
  refusals: ['WebhookSubscription.Disabled'],
  run: ({ house, by: { caller }, params, resourceId }) =>
    sendTest(house, ownerOf(caller), params.id, resourceId),
  present: presentDelivery,
})
