// Sessions in the Sessions API: what it accepts and returns.
import { z } from 'zod'
import { PAYMENT_METHODS } from '@/db/schema/applications'
import { SESSION_DISPUTE_STATES, SESSION_STATES } from '@/db/schema/sessions'
import {
  country,
  currency,
  decimal,
  email,
  multilineText,
  oneOf,
  orBlank,
  text,
} from '@/lib/http/fields/fields'
import { wholeNumber } from '@/lib/http/fields/paging'
import { pageUrl } from '@/lib/http/fields/web-fields'
import { readOrder } from './read-order'
import { SAMPLE_ANSWER, SAMPLE_ORDER } from './sample'
import type { NewSession } from './session'

/** As `decimal`; a sign is read where a price may be a discount. */
const signedDecimal = z.union([z.number(), z.string().max(40)], {
  error: ({ input }) =>
    input === undefined ? 'is required.' : 'must be a decimal number such as 12, "12.50" or -5.',
})

const amountIn = decimal.meta({ description: 'Major units.' })

const address = z
  .strictObject({
    line1: orBlank(text(200)),
    line2: orBlank(text(200)),
    city: orBlank(text(100)),
    state: orBlank(text(100)),
    postalCode: orBlank(text(20)),
    country: orBlank(country),
  })
  .meta({ id: 'SessionAddress' })

const scalar = z.union([multilineText(500), z.number(), z.boolean(), z.null()])

export const sessionBody = z
  .strictObject({
    orderReference: text(100).meta({ example: 'ORD-2024-001' }),
    paymentMethod: z.enum(PAYMENT_METHODS, { error: 'must be card.' }).meta({ example: 'card' }),
    currency,
    locale: orBlank(
      z
        .string()
        .regex(/^[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8}){0,2}$/, 'must be a locale such as en_AU.')
        .meta({ example: 'en_AU' }),
    ),
    amount: z.strictObject(
      { total: amountIn, shipping: orBlank(amountIn), tax: orBlank(amountIn) },
      {
        error: ({ code, input }) => {
          if (code !== 'invalid_type') return undefined
          return input === undefined ? 'is required.' : 'must be an object with a total.'
        },
      },
    ),
    orderItems: z
      .array(
        z
          .strictObject({
            name: text(200),
            sku: orBlank(text(100)),
            quantity: decimal.meta({ description: 'A whole number.', example: 1 }),
            unitPrice: signedDecimal.meta({
              description: 'Major units; negative for a discount, as long as every total stays positive.',
              example: 119,
            }),
          })
          .meta({ id: 'OrderItem' }),
        { error: 'must be a list of items.' },
      )
      .min(1, 'must hold at least one item.')
      .max(100, 'must hold at most 100 items.'),
    customer: orBlank(
      z.strictObject({
        firstName: orBlank(text(100)),
        lastName: orBlank(text(100)),
        email: orBlank(email),
        phone: orBlank(text(40)),
        billingAddress: orBlank(address),
        shippingAddress: orBlank(address),
      }),
    ),
    shipping: orBlank(z.strictObject({ type: orBlank(text(50)), method: orBlank(text(50)) })),
    additionalInformation: orBlank(
      z
        .record(text(100), scalar)
        .refine((map) => Object.keys(map).length <= 50, 'must hold at most 50 entries.'),
    ),
    redirectUrls: orBlank(z.strictObject({ success: orBlank(pageUrl), failure: orBlank(pageUrl) })),
  })
  .meta({
    id: 'SessionBody',
    description: 'Quantities times unit prices, plus shipping and tax, must add up to the total exactly.',
    example: SAMPLE_ORDER,
  })

/** Throws `Request.Invalid`. */
export const newSession = (
  body: z.output<typeof sessionBody>,
  owner: Pick<NewSession, 'id' | 'applicationId' | 'organisationId'>,
): NewSession => ({
  ...owner,
  ...readOrder(body),
  orderReference: body.orderReference,
  paymentMethod: body.paymentMethod,
  locale: body.locale ?? null,
  customer: body.customer ?? null,
  shipping: body.shipping ?? null,
  additionalInformation: body.additionalInformation ?? null,
  successUrl: body.redirectUrls?.success ?? null,
  failureUrl: body.redirectUrls?.failure ?? null,
})

export const sessionQuery = z.strictObject({
  page: wholeNumber(10_000, 1),
  limit: wholeNumber(100, 20),
  status: oneOf(SESSION_STATES).optional(),
  orderReference: text(100).optional(),
})

const amountOut = z.number().meta({ description: 'Major units.', example: 140.76 })
const score = z.number().min(0).max(100).nullable()
const instant = z.iso.datetime()

const routing = z.object({
  selectedProvider: z.string().nullable().meta({ example: 'stripe' }),
  score: score.meta({ example: 92.5 }),
})

export const createdSessionAnswer = z
  .object({
    sessionId: z.uuid(),
    checkoutUrl: z.url().nullable(),
    status: z.enum(SESSION_STATES),
    routing,
    expiresAt: instant,
    createdAt: instant,
  })
  .meta({ id: 'CreatedSession', example: SAMPLE_ANSWER })

const candidate = z
  .object({
    connectionId: z.uuid(),
    provider: z.string(),
    reliability: score,
    cost: score,
    speed: score,
    score,
    excludedBecause: z.string().nullable(),
  })
  .meta({ id: 'RoutingCandidate', description: 'Scores from 0 to 100; null if it was ruled out.' })

export const refundAnswer = z
  .object({
    id: z.uuid(),
    sessionId: z.uuid(),
    amount: amountOut,
    currency: z.string().length(3),
    status: z.enum(['PENDING', 'COMPLETED', 'FAILED']),
    reason: z.string().nullable(),
    failureReason: z.string().nullable(),
    createdAt: instant,
  })
  .meta({ id: 'SessionRefund' })

const dispute = z
  .object({
    status: z.enum(SESSION_DISPUTE_STATES),
    amount: amountOut,
    isInquiry: z
      .boolean()
      .meta({ description: 'The bank is only asking: nothing was taken, and the session can be refunded.' }),
    reason: z.string().nullable().meta({ example: 'fraudulent' }),
    dueBy: instant.nullable().meta({ description: 'The deadline for answering it at the provider.' }),
  })
  .meta({ id: 'SessionDispute' })

const asSent = z
  .record(z.string(), z.unknown())
  .nullable()
  .meta({ description: 'As it was sent; null if it was not.' })

const ONE_ALONE = {
  refunds: true,
  orderItems: true,
  customer: true,
  shipping: true,
  additionalInformation: true,
} as const

export const sessionAnswer = createdSessionAnswer
  .extend({
    orderReference: z.string(),
    paymentMethod: z.enum(PAYMENT_METHODS),
    currency: z.string().length(3),
    amount: z.object({ total: amountOut, shipping: amountOut, tax: amountOut }),
    capturedAmount: amountOut,
    refundedAmount: amountOut,
    chargedBackAmount: amountOut.meta({ description: 'The amount taken by lost disputes.' }),
    dispute: dispute.nullable().meta({ description: 'The latest one; null if there is none.' }),
    failureReason: z.string().nullable(),
    paidAt: instant.nullable(),
    provider: z
      .object({
        name: z.string().meta({ example: 'stripe' }),
        connectionId: z.uuid(),
        reference: z.string().nullable().meta({ example: 'cs_test_a1…' }),
        paymentReference: z.string().nullable().meta({ example: 'pi_3…' }),
      })
      .nullable()
      .meta({ description: 'Where to find the payment at the provider.' }),
    orderItems: z.array(
      z.object({
        name: z.string(),
        sku: z.string().nullable(),
        quantity: z.number(),
        unitPrice: amountOut,
      }),
    ),
    customer: asSent,
    shipping: asSent,
    additionalInformation: asSent,
    routing: routing.extend({
      decisions: z.array(
        z.object({
          decidedAt: instant,
          weights: z.object({ reliability: z.number(), cost: z.number(), speed: z.number() }),
          chosenConnectionId: z.uuid().nullable(),
          candidates: z.array(candidate),
        }),
      ),
    }),
    refunds: z.array(refundAnswer),
  })
  .meta({ id: 'Session' })

export const sessionListAnswer = z
  .object({
    data: z.array(sessionAnswer.omit(ONE_ALONE).extend({ routing })),
    page: z.int(),
    limit: z.int(),
    total: z.int(),
  })
  .meta({ id: 'SessionList' })

export const refundBody = z
  .strictObject({
    amount: orBlank(decimal.meta({ description: 'Major units; everything that remains if omitted.' })),
    reason: orBlank(text(200)),
  })
  .meta({ id: 'SessionRefundBody' })
