// POST /api/v1/applications/{id}/webhooks/{webhookId}/rotate-secret.
import { applicationOwner } from '@/lib/webhooks/outgoing/application-owner'
import { rotateSecret } from '@/lib/webhooks/outgoing/rotate-secret'
import { newWebhookAnswer, presentNewWebhook, webhookPath } from '@/lib/webhooks/outgoing/sessions-api'
import { sessionsEndpoint } from '@/lib/wiring'

// No Idempotency-Key here: keeping the answer for a repeat would mean keeping the secret.
export const POST = sessionsEndpoint({
  method: 'POST',
  path: '/api/v1/applications/{id}/webhooks/{webhookId}/rotate-secret',
  tag: 'Webhooks',
  summary: 'Rotate the signing secret',
  description: 'The new secret is shown in this answer and never again. For 24 hours both sign everything.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: webhookPath,
  status: 200,
  answer: newWebhookAnswer,
  refusals: ['Organisation.NotFound', 'Application.NotFound', 'WebhookSubscription.NotFound'],
  run: async ({ by: { organisationId }, house, params: { id, webhookId } }) =>
    rotateSecret(house, await applicationOwner(house, organisationId, id), webhookId),
  present: presentNewWebhook,
})
