// GET /api/v1/applications/{id}/webhooks/{webhookId}/deliveries.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { listDeliveries } from '@/lib/webhooks/outgoing/deliveries'
import { applicationOwner } from '@/lib/webhooks/outgoing/find'
import { deliveriesQuery, presentDelivery } from '@/lib/webhooks/outgoing/platform-api'
import { webhookDeliveryAnswer, webhookPath } from '@/lib/webhooks/outgoing/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}/deliveries',
  tag: 'Webhooks',
  summary: 'List webhook deliveries, newest first',
  description: 'What was sent in the last 30 days, with every attempt and the response to it.',
  access: 'organisation-in-header',
  role: 'Member',
  params: webhookPath,
  query: deliveriesQuery,
  status: 200,
  answer: pageAnswer(webhookDeliveryAnswer),
  notFound: { id: 'Application.NotFound', webhookId: 'WebhookSubscription.NotFound' },
  refusals: ['Organisation.NotFound'],
  run: async ({ by: { organisationId }, house, params: { id, webhookId }, query }) =>
    listDeliveries(house, await applicationOwner(house, organisationId, id), webhookId, query),
  present: (page) => presentPage(page, presentDelivery),
})
