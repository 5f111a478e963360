// Webhook subscriptions in the Platform API: what it accepts and returns.
import { z } from 'zod'
import { DELIVERY_STATES, DISABLED_REASONS } from '@/db/schema/webhooks'
import type { ClientCaller } from '@/lib/http/call/caller'
import { email, oneOf, text, unique, uuid } from '@/lib/http/fields/fields'
import { pageQuery } from '@/lib/http/fields/paging'
import { presentAs } from '@/lib/http/fields/present'
import { EVENT_TYPES } from '@/lib/outgoing/event-types'
import type { WithSecret } from './create'
import type { Delivery, Owner, Subscription } from './subscription'

export const ownerOf = ({ clientId, limitedTo }: ClientCaller): Owner => ({ clientId, limitedTo })

/** Read by the rules for endpoints, which know more than a schema does. */
export const endpointUrl = (example: string) =>
  z
    .string({ error: 'is required, and must be an https address.' })
    .trim()
    .meta({ format: 'uri', description: 'A public https address on port 443.', example })

export const eventTypes = <const Types extends readonly [string, ...string[]]>(
  types: Types,
  example: Types[number][],
) =>
  z
    .array(oneOf(types))
    .max(types.length)
    .overwrite(unique)
    .optional()
    .meta({ description: 'Empty for all.', example })

const fields = {
  url: endpointUrl('https://example.com/webhooks/remit'),
  description: text(200).nullable().optional(),
  subscribedEvents: eventTypes(EVENT_TYPES, ['invoice.paid', 'payment.failed']),
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

export const deliveryPath = z.object({ id: uuid, deliveryId: uuid })

export const deliveriesQuery = pageQuery.extend({
  status: oneOf(DELIVERY_STATES).optional(),
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

/** With the names that the API has for its columns. */
export const named = <Row extends Subscription>(row: Row) => ({
  ...row,
  previousSecretValidUntil: row.previousSecretUntil,
})

export const presentSubscription = (row: Subscription) => presentAs(subscriptionAnswer, named(row))

export const presentWithSecret = (made: WithSecret) => presentAs(newSubscriptionAnswer, named(made))

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

export const presentDelivery = (delivery: Delivery) =>
  presentAs(deliveryAnswer, delivery, {
    status: delivery.state,
    attemptCount: delivery.attempts,
    nextAttemptAt: delivery.state === 'waiting' ? delivery.nextAttemptAt.toISOString() : null,
    attempts: delivery.tries.map((attempt) =>
      presentAs(attemptAnswer, attempt, { at: attempt.createdAt.toISOString() }),
    ),
  })
