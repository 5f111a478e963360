// GET, PATCH and DELETE /webhook-subscriptions/{id}.
import { idPath } from '@/lib/http/fields/fields'
import { changeSubscription } from '@/lib/webhooks/outgoing/change'
import { findSubscription, removeSubscription } from '@/lib/webhooks/outgoing/find'
import {
  ownerOf,
  presentSubscription,
  subscriptionAnswer,
  subscriptionPatch,
} from '@/lib/webhooks/outgoing/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/webhook-subscriptions/{id}',
  tag: 'Webhooks',
  summary: 'Read a webhook subscription',
  access: 'client',
  admitsLimitedKeys: true,
  params: idPath,
  status: 200,
  answer: subscriptionAnswer,
  notFound: 'WebhookSubscription.NotFound',
  refusals: [],
  run: ({ house, by: { caller }, params }) => findSubscription(house, ownerOf(caller), params.id),
  present: presentSubscription,
})

export const PATCH = endpoint({
  method: 'PATCH',
  path: '/webhook-subscriptions/{id}',
  tag: 'Webhooks',
  summary: 'Change a webhook subscription',
  description:
    'Set `isActive` to switch a disabled webhook back on; events that were waiting for it are then sent.',
  access: 'client',
  admitsLimitedKeys: true,
  params: idPath,
  body: subscriptionPatch,
  status: 200,
  answer: subscriptionAnswer,
  notFound: 'WebhookSubscription.NotFound',
  refusals: [],
  run: ({ house, by: { caller }, params, body }) =>
    changeSubscription(house, ownerOf(caller), params.id, body),
  present: presentSubscription,
})

export const DELETE = endpoint({
  method: 'DELETE',
  path: '/webhook-subscriptions/{id}',
  tag: 'Webhooks',
  summary: 'Delete a webhook subscription',
  access: 'client',
  admitsLimitedKeys: true,
  params: idPath,
  status: 204,
  notFound: 'WebhookSubscription.NotFound',
  refusals: [],
  run: ({ house, by: { caller }, params }) => removeSubscription(house, ownerOf(caller), params.id),
  present: () => null,
})
