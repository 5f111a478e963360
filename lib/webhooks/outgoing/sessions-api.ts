// Webhooks of applications in the Sessions API: what it accepts and returns.
import { z } from 'zod'
import { DELIVERY_STATES, DISABLED_REASONS } from '@/db/schema/webhooks'
import { uuid } from '@/lib/http/fields/fields'
import { SESSION_EVENT_TYPES } from '@/lib/outgoing/event-types'
import type { WithSecret } from './create'
import { deliveryAnswer, presentDelivery } from './platform-api'
import type { Delivery, Subscription } from './subscription'

const fields = {
  // Read by the rules for endpoints, which know more than a schema does.
  url: z.string({ error: 'is required, and must be an https address.' }).trim().meta({
    format: 'uri',
    description: 'A public https address on port 443.',
    example: 'https://merchant.example.com/webhooks/remit',
  }),
  subscribedEvents: z
    .array(z.enum(SESSION_EVENT_TYPES, `must be one of ${SESSION_EVENT_TYPES.join(', ')}.`))
    .max(SESSION_EVENT_TYPES.length)
    .overwrite((types) => [...new Set(types)])
    .optional()
    .meta({ description: 'Empty for all.', example: ['session.succeeded', 'session.refunded'] }),
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

export const webhookAnswer = z
  .object({
    id: z.uuid(),
    url: z.string(),
    isActive: z.boolean(),
    subscribedEvents: z.array(z.string()),
    disabledReason: z
      .enum(DISABLED_REASONS)
      .nullable()
      .meta({ description: 'Why we switched it off: it answered 410, or has failed for five days.' }),
    previousSecretValidUntil: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Until then everything is also signed with the previous secret.' }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Webhook' })

export const newWebhookAnswer = webhookAnswer
  .extend({ signingSecret: z.string().meta({ description: 'Shown only once.', example: 'whsec_…' }) })
  .meta({ id: 'NewWebhook' })

export const presentWebhook = (row: Subscription): z.input<typeof webhookAnswer> => ({
  id: row.id,
  url: row.url,
  isActive: row.isActive,
  subscribedEvents: row.subscribedEvents,
  disabledReason: row.disabledReason,
  previousSecretValidUntil: row.previousSecretUntil?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})

export const presentNewWebhook = (made: WithSecret): z.input<typeof newWebhookAnswer> => ({
  ...presentWebhook(made),
  signingSecret: made.signingSecret,
})

/** As in the Platform API, with an example of this one. */
export const webhookDeliveryAnswer = deliveryAnswer
  .extend({ type: z.string().meta({ example: 'session.succeeded' }), status: z.enum(DELIVERY_STATES) })
  .meta({ id: 'WebhookDelivery' })

export const presentWebhookDelivery = (delivery: Delivery): z.input<typeof webhookDeliveryAnswer> =>
  presentDelivery(delivery)
