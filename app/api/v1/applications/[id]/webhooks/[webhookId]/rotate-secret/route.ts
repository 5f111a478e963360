// POST /api/v1/applications/{id}/webhooks/{webhookId}/rotate-secret.
import { applicationOwner } from '@/lib/webhooks/outgoing/find'
import { rotateSecret } from '@/lib/webhooks/outgoing/secrets'
import { newWebhookAnswer, presentNewWebhook, webhookPath } from '@/lib/webhooks/outgoing/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}/rotate-secret',
  tag: 'Webhooks',
  summary: 'Rotate the signing secret',
  description:
    'The new secret is shown only in this response and in replays of it under the same Idempotency-Key. For 24 hours, everything is signed with both secrets.',
  access: 'organisation-in-header',
  role: 'Admin',
  asksProof: true,
  params: webhookPath,
  isIdempotent: true,
  status: 200,
  answer: newWebhookAnswer,
  notFound: { id: 'Application.NotFound', webhookId: 'WebhookSubscription.NotFound' },
  refusals: ['Organisation.NotFound'],
  run: async ({ by: { organisationId }, house, params: { id, webhookId }, resourceId }) =>
    rotateSecret(house, await applicationOwner(house, organisationId, id), webhookId, resourceId),
  present: presentNewWebhook,
})
