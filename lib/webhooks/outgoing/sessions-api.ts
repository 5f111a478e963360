// Webhooks of applications in the Sessions API: what it accepts and returns.
import { z } from 'zod'
import { uuid } from '@/lib/http/fields/fields'
import { presentAs } from '@/lib/http/fields/present'
import { SESSION_EVENT_TYPES } from '@/lib/outgoing/event-types'
import type { WithSecret } from './create'
import { deliveryAnswer, endpointUrl, eventTypes, named, subscriptionAnswer } from './platform-api'
import type { Subscription } from './subscription'

const fields = {
  url: endpointUrl('https://merchant.example.com/webhooks/remit'),
  subscribedEvents: eventTypes(SESSION_EVENT_TYPES, ['session.succeeded', 'session.refunded']),
}

export const webhookBody = z.strictObject(fields).meta({ id: 'WebhookBody' })

export const webhookPatch = z
  .strictObject({ ...fields, isActive: z.boolean({ error: 'must be true or false.' }) })
  .partial()
  .meta({ id: 'WebhookPatch', description: 'Omitted fields stay as they are.' })

export const newWebhook = ({ subscribedEvents, url }: z.output<typeof webhookBody>) => ({
  url,
  subscribedEvents: subscribedEvents ?? [],
  description: null,
  contactEmail: null,
})

export const webhookPath = z.object({ id: uuid, webhookId: uuid })
export const webhookDeliveryPath = webhookPath.extend({ deliveryId: uuid })

/** As in the Platform API, without what only a client's own endpoints have. */
export const webhookAnswer = subscriptionAnswer
  .omit({ organisationId: true, description: true, contactEmail: true, failingSince: true })
  .meta({ id: 'Webhook' })

export const newWebhookAnswer = webhookAnswer
  .extend({ signingSecret: z.string().meta({ description: 'Shown only once.', example: 'whsec_…' }) })
  .meta({ id: 'NewWebhook' })

export const presentWebhook = (row: Subscription) => presentAs(webhookAnswer, named(row))

export const presentNewWebhook = (made: WithSecret) => presentAs(newWebhookAnswer, named(made))

/** As in the Platform API, with an example of this one. */
export const webhookDeliveryAnswer = deliveryAnswer
  .extend({ type: z.string().meta({ example: 'session.succeeded' }) })
  .meta({ id: 'WebhookDelivery' })
