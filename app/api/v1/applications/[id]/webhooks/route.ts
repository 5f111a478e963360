// POST /api/v1/applications/{id}/webhooks and GET /api/v1/applications/{id}/webhooks.
import { idPath } from '@/lib/http/fields/fields'
import { pageAnswer, pageQuery, presentPage } from '@/lib/http/fields/paging'
import { createSubscription } from '@/lib/webhooks/outgoing/create'
import { applicationOwner, listSubscriptions } from '@/lib/webhooks/outgoing/find'
import {
  newWebhook,
  newWebhookAnswer,
  presentNewWebhook,
  presentWebhook,
  webhookAnswer,
  webhookBody,
} from '@/lib/webhooks/outgoing/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/applications/{id}/webhooks',
  tag: 'Webhooks',
  summary: 'Create a webhook',
  description:
    'The signing secret is shown only in this response and in replays of it under the same Idempotency-Key.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  params: idPath,
  body: webhookBody,
  isIdempotent: true,
  status: 201,
  answer: newWebhookAnswer,
  notFound: 'Application.NotFound',
  refusals: ['Organisation.NotFound', 'WebhookSubscription.TooMany'],
  run: async ({ body, by: { organisationId }, house, params: { id }, resourceId }) =>
    createSubscription(
      house,
      await applicationOwner(house, organisationId, id),
      newWebhook(body),
      resourceId,
    ),
  present: presentNewWebhook,
})

export const GET = sessionsEndpoint({
  method: 'GET',
  path: '/api/v1/applications/{id}/webhooks',
  tag: 'Webhooks',
  summary: 'List webhooks, newest first',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  query: pageQuery,
  status: 200,
  answer: pageAnswer(webhookAnswer),
  notFound: 'Application.NotFound',
  refusals: ['Organisation.NotFound'],
  run: async ({ by: { organisationId }, house, params: { id }, query }) =>
    listSubscriptions(house, await applicationOwner(house, organisationId, id), query),
  present: (page) => presentPage(page, presentWebhook),
})
