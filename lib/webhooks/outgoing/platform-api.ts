// Webhook subscriptions in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { DELIVERY_STATES, DISABLED_REASONS } from '@/db/schema/webhooks'
import type { ClientCaller } from '@/lib/http/call/caller'
import { email, text, uuid } from '@/lib/http/fields/fields'
import { pageQuery } from '@/lib/http/fields/paging'
import { EVENT_TYPES } from '@/lib/outgoing/event-types'
import type { WithSecret } from './create'
import type { Delivery, Owner, Subscription } from './subscription'

export const ownerOf = ({ clientId, limitedTo }: ClientCaller): Owner => ({ clientId, limitedTo })

const eventTypes = z
  .array(z.enum(EVENT_TYPES, `must be one of ${EVENT_TYPES.join(', ')}.`))
  .max(EVENT_TYPES.length)
  .overwrite((types) => [...new Set(types)])
  .meta({ description: 'Empty for all.', example: ['invoice.paid', 'payment.failed'] })

const fields = {
  // Read by the rules for endpoints, which know more than a schema does.
  url: z.string({ error: 'is required, and must be an https address.' }).trim().meta({
    format: 'uri',
    description: 'A public https address on port 443.',
    example: 'https://example.com/webhooks/remit',
  }),
  description: text(200).nullable().optional(),
  subscribedEvents: eventTypes.optional(),
  contactEmail: email
    .nullable()
    .optional()
    .meta({ description: 'Who is notified when the endpoint had to be switched off.' }),
}

export const subscriptionBody = z
  .strictObject({
    ...fields,
    organisationId: uuid
      .nullable()
      .optional()
      .meta({ description: 'Only events of this organisation; of all your organisations if omitted.' }),
  })
  .meta({ id: 'WebhookSubscriptionBody' })

export const subscriptionPatch = z
  .strictObject({
    ...fields,
    isActive: z.boolean({ error: 'must be true or false.' }),
  })
  .partial()
  .meta({
    id: 'WebhookSubscriptionPatch',
    description: 'Omitted fields stay as they are; `null` clears.',
  })

export const newSubscription = (body: z.output<typeof subscriptionBody>) => ({
  url: body.url,
  description: body.description ?? null,
  contactEmail: body.contactEmail ?? null,
  subscribedEvents: body.subscribedEvents ?? [],
  organisationId: body.organisationId ?? undefined,
})

export const subscriptionPath = z.object({ id: uuid })
export const deliveryPath = z.object({ id: uuid, deliveryId: uuid })

export const deliveriesQuery = pageQuery.extend({
  status: z.enum(DELIVERY_STATES, `must be one of ${DELIVERY_STATES.join(', ')}.`).optional(),
})

const timestamp = z.iso.datetime().nullable()

export const subscriptionAnswer = z
  .object({
    id: z.uuid(),
    organisationId: z.uuid().nullable(),
    url: z.string(),
    description: z.string().nullable(),
    contactEmail: z.string().nullable(),
    subscribedEvents: z.array(z.string()),
    isActive: z.boolean(),
    disabledReason: z
      .enum(DISABLED_REASONS)
      .nullable()
      .meta({ description: 'Why we switched it off: it answered 410, or has failed for five days.' }),
    failingSince: timestamp,
    previousSecretValidUntil: timestamp.meta({
      description: 'Until then everything is also signed with the previous secret.',
    }),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'WebhookSubscription' })

export const newSubscriptionAnswer = subscriptionAnswer
  .extend({
    signingSecret: z.string().meta({ description: 'Shown only once.', example: 'whsec_…' }),
  })
  .meta({ id: 'NewWebhookSubscription' })

const iso = (time: Date | null): string | null => time?.toISOString() ?? null

export const presentSubscription = (row: Subscription): z.input<typeof subscriptionAnswer> => ({
  id: row.id,
  organisationId: row.organisationId,
  url: row.url,
  description: row.description,
  contactEmail: row.contactEmail,
  subscribedEvents: row.subscribedEvents,
  isActive: row.isActive,
  disabledReason: row.disabledReason,
  failingSince: iso(row.failingSince),
  previousSecretValidUntil: iso(row.previousSecretUntil),
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
})

export const presentWithSecret = (made: WithSecret): z.input<typeof newSubscriptionAnswer> => ({
  ...presentSubscription(made),
  signingSecret: made.signingSecret,
})

const attemptAnswer = z
  .object({
    at: z.iso.datetime(),
    statusCode: z.number().int().nullable(),
    durationMs: z.number().int(),
    error: z.string().nullable().meta({
      description:
        'status, redirect, gone, timeout, connection, tls, dns or address (not public); null for a success.',
    }),
    response: z.string().nullable().meta({ description: 'The first kilobyte of the response.' }),
  })
  .meta({ id: 'WebhookAttempt' })

export const deliveryAnswer = z
  .object({
    id: z.uuid().meta({ description: 'The `webhook-id` of every attempt.' }),
    eventId: z.uuid(),
    type: z.string().meta({ example: 'invoice.paid' }),
    status: z.enum(DELIVERY_STATES),
    attemptCount: z.number().int(),
    nextAttemptAt: timestamp,
    deliveredAt: timestamp,
    createdAt: z.iso.datetime(),
    attempts: z.array(attemptAnswer).meta({ description: 'Oldest first.' }),
  })
  .meta({ id: 'WebhookDelivery' })

export const presentDelivery = (delivery: Delivery): z.input<typeof deliveryAnswer> => ({
  id: delivery.id,
  eventId: delivery.eventId,
  type: delivery.type,
  status: delivery.state,
  attemptCount: delivery.attempts,
  nextAttemptAt: delivery.state === 'waiting' ? iso(delivery.nextAttemptAt) : null,
  deliveredAt: iso(delivery.deliveredAt),
  createdAt: delivery.createdAt.toISOString(),
  attempts: delivery.tries.map(({ createdAt, durationMs, error, response, statusCode }) => ({
    at: createdAt.toISOString(),
    statusCode,
    durationMs,
    error,
    response,
  })),
})
