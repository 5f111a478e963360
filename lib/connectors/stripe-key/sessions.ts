// The objects of sessions at Stripe: Checkout Sessions on an account of the merchant's own.

import type Stripe from 'stripe'
import { providerMailAddress } from '@/lib/mail-address'
import { callStripe, callToMake } from '@/lib/stripe/client'
import { disputeFacts } from '@/lib/stripe/dispute-facts'
import { stripeLocaleOf } from '@/lib/stripe/locale'
import { refundFacts } from '@/lib/stripe/refund-facts'
import { statementSuffix } from '@/lib/stripe/statement-suffix'
import { isProviderFault, ProviderFault } from '../fault'
import type { Connector, DisputeFacts, ObjectFacts, Order } from '../port'
import { ATTEMPT_KEY, hasMoreRefunds, isDisputed, objectFacts, REFUND_KEY } from './facts'
import { linesOf } from './lines'
import { allRefunds } from './refunds'

/** The session with all that can be told of it in one answer. */
const EXPANDED = { expand: ['payment_intent.latest_charge.refunds'] }

/** Clocks differ by some seconds: what was made about then is looked for from a little earlier on. */
const SLACK_SECONDS = 300
/** How far back a lost object is looked for: it was made a moment ago, perhaps in the busiest hour of a year. */
const MOST_PAGES = 30
/** Stripe refuses the whole session for an address that it cannot read. */
const mailOf = ({ customerEmail }: Order): string | undefined =>
  customerEmail === null ? undefined : providerMailAddress(customerEmail)

/** A payment has one, seldom two. */
const disputesOf = async (stripe: Stripe, paymentIntent: string): Promise<DisputeFacts[]> => {
  const page = await callStripe('listing disputes', () =>
    stripe.disputes.list({ payment_intent: paymentIntent, limit: 100 }),
  )
  return page.data.map(disputeFacts).reverse()
}

/** A restricted key may lack the right to them: then all else is told, and what is missing. */
async function readableDisputes(
  stripe: Stripe,
  paymentIntent: string,
): Promise<Pick<ObjectFacts, 'missingRight'> & Partial<Pick<ObjectFacts, 'disputes'>>> {
  try {
    return { disputes: await disputesOf(stripe, paymentIntent), missingRight: null }
  } catch (error) {
    if (isProviderFault(error, 'denied')) return { missingRight: 'Disputes: Read' }
    throw error
  }
}

async function read(stripe: Stripe, reference: string): Promise<ObjectFacts> {
  const session = await callStripe('reading a session', () =>
    stripe.checkout.sessions.retrieve(reference, EXPANDED),
  )
  const facts = objectFacts(session)
  const { paymentReference } = facts
  if (paymentReference === null) return facts
  const disputes = isDisputed(session) ? await readableDisputes(stripe, paymentReference) : {}
  // A charge tells of its ten newest refunds only.
  if (!hasMoreRefunds(session)) return { ...facts, ...disputes }
  const refunds = await allRefunds(stripe, paymentReference)
  return { ...facts, ...disputes, refunds: refunds.map((refund) => refundFacts(refund, REFUND_KEY)) }
}

async function expire(stripe: Stripe, reference: string): Promise<ObjectFacts> {
  try {
    await callStripe('expiring a session', () => stripe.checkout.sessions.expire(reference))
  } catch (error) {
    // It may have been paid, or have expired, in between: what it is now decides.
    if (!isProviderFault(error) || error.kind === 'unanswered') throw error
    const facts = await read(stripe, reference)
    if (facts.state === 'open') throw error
    return facts
  }
  return read(stripe, reference)
}

/** Makes one, or answers the one that was made under the key. What would charge anything else is closed again. */
async function create(stripe: Stripe, order: Order, idempotencyKey: string): Promise<ObjectFacts> {
  const metadata = { [ATTEMPT_KEY]: order.attemptId }
  const email = mailOf(order)
  // Of charges to cards alone: what else a statement says is the bank's, or the account's own.
  const suffix = order.paymentMethod === 'card' ? statementSuffix(order.orderReference) : undefined
  const made = await callToMake(stripe, 'making a session', idempotencyKey, () =>
    stripe.checkout.sessions.create(
      {
        mode: 'payment',
        ui_mode: 'hosted_page',
        allowed_payment_method_types: [order.paymentMethod],
        line_items: linesOf(order),
        success_url: order.successUrl,
        cancel_url: order.failureUrl,
        locale: stripeLocaleOf(order.locale ?? ''),
        client_reference_id: order.sessionId,
        expires_at: Math.floor(order.expiresAt.getTime() / 1000),
        metadata,
        payment_intent_data: {
          description: order.orderReference,
          metadata,
          ...(suffix && { statement_descriptor_suffix: suffix }),
        },
        ...(email !== undefined && { customer_email: email }),
      },
      { idempotencyKey },
    ),
  )
  const facts = objectFacts(made)
  if (facts.amountMinor === order.total.minor && facts.currency === order.total.currency) return facts
  await expire(stripe, facts.reference)
  throw new ProviderFault('refused', `Stripe would charge ${facts.amountMinor}, not ${order.total.minor}`)
}

async function findMade(stripe: Stripe, attemptId: string, since: Date): Promise<ObjectFacts | undefined> {
  const gte = Math.floor(since.getTime() / 1000) - SLACK_SECONDS
  let startingAfter: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await callStripe('looking for a session', () =>
      stripe.checkout.sessions.list({
        created: { gte },
        limit: 100,
        ...(startingAfter && { starting_after: startingAfter }),
      }),
    )
    const found = page.data.find(({ metadata }) => metadata?.[ATTEMPT_KEY] === attemptId)
    if (found) return read(stripe, found.id)
    startingAfter = page.data.at(-1)?.id
    if (!page.has_more || !startingAfter) return undefined
  }
  // Not seen, but not all was looked at: it must not pass for "nothing was made".
  throw new ProviderFault('unanswered', 'too many sessions were made to find this one among them')
}

/** By its own name, or by that of its payment. */
async function readAny(stripe: Stripe, reference: string): Promise<ObjectFacts> {
  if (!reference.startsWith('pi_')) return read(stripe, reference)
  const page = await callStripe('looking for the session of a payment', () =>
    stripe.checkout.sessions.list({ payment_intent: reference, limit: 1 }),
  )
  const [found] = page.data
  if (!found) throw new ProviderFault('missing', 'no session belongs to this payment')
  return read(stripe, found.id)
}

export const sessionCalls = (stripe: Stripe): Pick<Connector, 'create' | 'findMade' | 'read' | 'close'> => ({
  create: (order, idempotencyKey) => create(stripe, order, idempotencyKey),
  findMade: (attemptId, since) => findMade(stripe, attemptId, since),
  read: (reference) => readAny(stripe, reference),
  close: (reference) => expire(stripe, reference),
})
