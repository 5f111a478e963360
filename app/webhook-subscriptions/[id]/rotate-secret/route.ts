// POST /webhook-subscriptions/{id}/rotate-secret.
import {
  newSubscriptionAnswer,
  ownerOf,
  presentWithSecret,
  subscriptionPath,
} from '@/lib/webhooks/outgoing/platform'
import { rotateSecret } from '@/lib/webhooks/outgoing/rotate-secret'
import { endpoint } from '@/lib/wiring'

// No Idempotency-Key here: keeping the answer for a repeat would mean keeping the secret.
export const POST = endpoint({
  method: 'POST',
  path: '/webhook-subscriptions/{id}/rotate-secret',
  tag: 'Webhooks',
  summary: 'Rotate the signing secret',
  description: 'The new secret is shown in this answer and never again. For 24 hours both sign everything.',
  access: 'client',
  admitsLimitedKeys: true,
  params: subscriptionPath,
  status: 200,
  answer: newSubscriptionAnswer,
  refusals: ['WebhookSubscription.NotFound'],
  run: ({ house, by: { caller }, params }) => rotateSecret(house, ownerOf(caller), params.id),
  present: presentWithSecret,
})
