// Retries in the Platform API: path parameters and what they return.
import { z } from 'zod'
import { PAYMENT_STATES } from '@/db/schema/payments'
import { text } from '@/lib/http/fields/fields'

/** News to a connection that wait are told as received, as all others that wait are. */
const TOLD_STATES = ['received', 'handled', 'ignored', 'quarantined', 'dead'] as const

export const eventPath = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number)
    .meta({ override: { type: 'integer', minimum: 1 } }),
})

const reason = z
  .string()
  .nullable()
  .meta({ description: 'Why it still needs a person, or why nothing had to be done.' })

export const endedPaymentBody = z
  .strictObject({
    reason: text(500).meta({
      description: 'What became of the money, as you have seen it.',
      example: 'Refunded in the Stripe dashboard on 20 November',
    }),
  })
  .meta({ id: 'EndedPaymentBody' })

export const retriedPaymentAnswer = z
  .object({ id: z.uuid(), state: z.enum(PAYMENT_STATES), reason })
  .meta({ id: 'RetriedPayment' })

export const retriedEventAnswer = z
  .object({ id: z.number().int(), state: z.enum(TOLD_STATES), reason })
  .meta({ id: 'RetriedEvent' })

export const liftedPauseAnswer = z
  .object({
    id: z.uuid(),
    state: z.enum(['lifted', 'over']),
    until: z.iso.datetime().meta({ description: 'When it ends, or would have ended.' }),
    liftedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'LiftedPause' })

export const retriedDeliveryAnswer = z
  .object({ id: z.uuid(), state: z.enum(['waiting', 'sent', 'moot', 'delivered', 'dead']) })
  .meta({ id: 'RetriedDelivery' })
