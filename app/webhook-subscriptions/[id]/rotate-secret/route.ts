// POST /webhook-subscriptions/{id}/rotate-secret.
import { idPath } from '@/lib/http/fields/fields'
import { newSubscriptionAnswer, ownerOf, presentWithSecret } from '@/lib/webhooks/outgoing/platform-api'
import { rotateSecret } from '@/lib/webhooks/outgoing/secrets'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/webhook-subscriptions/{id}/rotate-secret',
  tag: 'Webhooks',
  summary: 'Rotate the signing secret',
  description:
    'The new secret is shown only in this response and in replays of it under the same Idempotency-Key. For 24 hours, everything is signed with both secrets.',
  access: 'client',
  admitsLimitedKeys: true,
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: newSubscriptionAnswer,
  notFound: 'WebhookSubscription.NotFound',
  refusals: [],
  run: ({ house, by: { caller }, params, resourceId }) =>
    rotateSecret(house, ownerOf(caller), params.id, resourceId),
  present: presentWithSecret,
})
