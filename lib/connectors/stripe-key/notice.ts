// Stripe's events about sessions: verified, and used only for the object they name, never for its contents.
import { z } from 'zod'
import type { Notice } from '@/lib/connector-port/port'
import { Failure } from '@/lib/failure/failure'
import { isSignedBy } from '@/lib/stripe/events'

/** What the endpoint of a connection is told. */
export const STRIPE_NOTICES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'charge.failed',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
] as const

const event = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  data: z.object({
    object: z.object({
      id: z.string().min(1).max(255),
      object: z.string(),
      payment_intent: z.string().nullable().optional(),
    }),
  }),
})

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Sessions are named by themselves; refunds, charges and disputes by the payment that they belong to. Throws `Webhook.SignatureInvalid`. */
export function readStripeNotice(
  raw: string,
  headers: Headers,
  signingSecret: string | null,
  now: Date,
): Notice | undefined {
  if (!signingSecret || !isSignedBy([signingSecret], headers.get('stripe-signature'), raw, now))
    throw new Failure('Webhook.SignatureInvalid')
  const { data: told } = event.safeParse(parsed(raw))
  if (!told || !STRIPE_NOTICES.some((name) => name === told.type)) return undefined
  const { id, object, payment_intent: intent } = told.data.object
  const objectReference = object === 'checkout.session' ? id : intent
  return objectReference ? { noticeReference: told.id, objectReference, kind: told.type } : undefined
}
