// POST /webhook-subscriptions and GET /webhook-subscriptions.
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/paging'
import { createSubscription } from '@/lib/webhooks/outgoing/create'
import { listSubscriptions } from '@/lib/webhooks/outgoing/list'
import {
  newSubscription,
  newSubscriptionAnswer,
  ownerOf,
  presentSubscription,
  presentWithSecret,
  subscriptionAnswer,
  subscriptionBody,
} from '@/lib/webhooks/outgoing/platform'
import { endpoint } from '@/lib/wiring'

// No Idempotency-Key here: keeping the answer for a repeat would mean keeping the secret.
export const POST = endpoint({
  method: 'POST',
  path: '/webhook-subscriptions',
  tag: 'Webhooks',
  summary: 'Create a webhook subscription',
  description: 'The signing secret is shown in this answer and never again.',
  access: 'client',
  admitsLimitedKeys: true,
  body: subscriptionBody,
  status: 201,
  answer: newSubscriptionAnswer,
  refusals: ['Organisation.NotFound', 'WebhookSubscription.TooMany'],
  run: ({ house, by: { caller }, body }) => createSubscription(house, ownerOf(caller), newSubscription(body)),
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
