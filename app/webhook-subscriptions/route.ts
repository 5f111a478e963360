// POST /webhook-subscriptions and GET /webhook-subscriptions.
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/fields/paging'
import { createSubscription } from '@/lib/webhooks/outgoing/create'
import { listSubscriptions } from '@/lib/webhooks/outgoing/find'
import {
  newSubscription,
  newSubscriptionAnswer,
  ownerOf,
  presentSubscription,
  presentWithSecret,
  subscriptionAnswer,
  subscriptionBody,
} from '@/lib/webhooks/outgoing/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/webhook-subscriptions',
  tag: 'Webhooks',
  summary: 'Create a webhook subscription',
  description:
    'The signing secret is shown only in this response and in replays of it under the same Idempotency-Key.',
  access: 'client',
  admitsLimitedKeys: true,
  body: subscriptionBody,
  isIdempotent: true,
  status: 201,
  answer: newSubscriptionAnswer,
  refusals: ['Organisation.NotFound', 'WebhookSubscription.TooMany'],
  run: ({ house, by: { caller }, body, resourceId }) =>
    createSubscription(house, ownerOf(caller), newSubscription(body), resourceId),
  present: presentWithSecret,
})

export const GET = endpoint({
  method: 'GET',
  path: '/webhook-subscriptions',
  tag: 'Webhooks',
  summary: 'List webhook subscriptions, newest first',
  access: 'client',
  admitsLimitedKeys: true,
  query: pageQuery,
  status: 200,
  answer: pageAnswer(subscriptionAnswer),
  refusals: [],
  run: ({ house, by: { caller }, query }) => listSubscriptions(house, ownerOf(caller), query),
  present: (page) => presentPage(page, presentSubscription),
})
