// GET /webhook-subscriptions/{id}/deliveries.
import { idPath } from '@/lib/http/fields/fields'
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { listDeliveries } from '@/lib/webhooks/outgoing/deliveries'
import {
  deliveriesQuery,
  deliveryAnswer,
  ownerOf,
  presentDelivery,
} from '@/lib/webhooks/outgoing/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/webhook-subscriptions/{id}/deliveries',
  tag: 'Webhooks',
  summary: 'List webhook deliveries, newest first',
  description: 'What was sent in the last 30 days, with every attempt and the response to it.',
  access: 'client',
  admitsLimitedKeys: true,
  params: idPath,
  query: deliveriesQuery,
  status: 200,
  answer: pageAnswer(deliveryAnswer),
  notFound: 'WebhookSubscription.NotFound',
  refusals: [],
  run: ({ house, by: { caller }, params, query }) => listDeliveries(house, ownerOf(caller), params.id, query),
  present: (page) => presentPage(page, presentDelivery),
})
