// The calls that a session makes of Stripe, in the port's words.
import type Stripe from 'stripe'
import { toStripeAmount } from '@/lib/stripe/amount'
import { callStripe } from '@/lib/stripe/client'
import { isStripeFault, type StripeFault, type StripeFaultKind } from '@/lib/stripe/fault'
import { ProviderFault, type ProviderFaultKind } from '../fault'
import type { Connector, ObjectFacts, RefundOrder } from '../port'
import { ATTEMPT_KEY, hasMoreRefunds, objectFacts, REFUND_KEY, refundFacts } from './facts'
import { linesOf } from './lines'
import { localeOf } from './locale'
import { STRIPE_NOTICES } from './notice'

const KINDS: Record<StripeFaultKind, ProviderFaultKind> = {
  unanswered: 'unanswered',
  broken: 'broken',
  busy: 'busy',
  missing: 'missing',
  denied: 'denied',
  'not-allowed-now': 'refused',
  refused: 'refused',
}

/** The session with all that can be told of it in one answer. */
const EXPANDED = { expand: ['payment_intent.latest_charge.refunds'] }

/** Clocks differ by some seconds: what was made about then is looked for from a little earlier on. */
const SLACK_SECONDS = 300
/** How far back a lost object is looked for; it was made a moment ago. */
const MOST_PAGES = 5

async function call<T>(
  what: string,
  run: () => Promise<T & { lastResponse: { statusCode: number } }>,
): Promise<T> {
  try {
    return await callStripe(what, run)
  } catch (error) {
    if (isStripeFault(error)) throw asProviderFault(error)
    throw error
  }
}

function kindOf({ cause, kind, stripeCode }: StripeFault): ProviderFaultKind {
  // The first call under this key is still running, and may make something yet.
  if (stripeCode === 'idempotency_key_in_use') return 'unanswered'
  // Something else was asked for under this key before, and may have been made.
  if (cause instanceof Error && 'rawType' in cause && cause.rawType === 'idempotency_error') return 'broken'
  const isDown =
    kind === 'broken' && cause instanceof Error && 'statusCode' in cause && cause.statusCode === 503
  return isDown ? 'down' : KINDS[kind]
}

const asProviderFault = (fault: StripeFault) => new ProviderFault(kindOf(fault), fault.message, fault)

/** All refunds of a payment, the newest first. Throws rather than leave any out. */
async function allRefunds(stripe: Stripe, paymentIntent: string): Promise<Stripe.Refund[]> {
  const refunds: Stripe.Refund[] = []
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const startingAfter = refunds.at(-1)?.id
    const page = await call('listing refunds', () =>
      stripe.refunds.list({
        payment_intent: paymentIntent,
        limit: 100,
        ...(startingAfter && { starting_after: startingAfter }),
      }),
    )
    refunds.push(...page.data)
    if (!page.has_more || page.data.length === 0) return refunds
  }
  throw new ProviderFault('unanswered', 'there are too many refunds of this payment to see them all')
}

export function connectStripe(stripe: Stripe, livemode: boolean): Connector {
  const sessions = stripe.checkout.sessions
  const read = async (reference: string): Promise<ObjectFacts> => {
    const session = await call('reading a session', () => sessions.retrieve(reference, EXPANDED))
    const facts = objectFacts(session)
    // A charge tells of its ten newest refunds only.
    if (!hasMoreRefunds(session) || facts.paymentReference === null) return facts
    return { ...facts, refunds: (await allRefunds(stripe, facts.paymentReference)).map(refundFacts) }
  }

  const expire = async (reference: string): Promise<ObjectFacts> => {
    try {
      await call('expiring a session', () => sessions.expire(reference))
    } catch (error) {
      // It may have been paid, or have expired, in between: what it is now decides.
      if (!(error instanceof ProviderFault) || error.kind === 'unanswered') throw error
      const facts = await read(reference)
      if (facts.state === 'open') throw error
      return facts
    }
    return read(reference)
  }

  const unsubscribe = async (reference: string): Promise<void> => {
    try {
      await call('removing a webhook', () => stripe.webhookEndpoints.del(reference))
    } catch (error) {
      // Gone already, or the key was withdrawn: there is nothing left that we could remove.
      if (error instanceof ProviderFault && ['missing', 'denied'].includes(error.kind)) return
      throw error
    }
  }

  return {
    check: async () => {
      await call('checking a key', () => stripe.balance.retrieve())
      return { livemode, accountReference: null }
    },

    create: async (order, idempotencyKey) => {
      const metadata = { [ATTEMPT_KEY]: order.attemptId }
      const made = await call('making a session', () =>
        sessions.create(
          {
            mode: 'payment',
            ui_mode: 'hosted_page',
            allowed_payment_method_types: [order.paymentMethod],
            line_items: linesOf(order),
            success_url: order.successUrl,
            cancel_url: order.failureUrl,
            locale: localeOf(order.locale),
            client_reference_id: order.sessionId,
            expires_at: Math.floor(order.expiresAt.getTime() / 1000),
            metadata,
            payment_intent_data: { description: order.orderReference, metadata },
            ...(order.customerEmail !== null && { customer_email: order.customerEmail }),
          },
          { idempotencyKey },
        ),
      )
      const facts = objectFacts(made)
      if (facts.amountMinor === order.total.minor && facts.currency === order.total.currency) return facts
      await expire(facts.reference)
      throw new ProviderFault('refused', `Stripe would charge ${facts.amountMinor}, not ${order.total.minor}`)
    },

    findMade: async (attemptId, since) => {
      const gte = Math.floor(since.getTime() / 1000) - SLACK_SECONDS
      let startingAfter: string | undefined
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const page = await call('looking for a session', () =>
          sessions.list({
            created: { gte },
            limit: 100,
            ...(startingAfter && { starting_after: startingAfter }),
          }),
        )
        const found = page.data.find(({ metadata }) => metadata?.[ATTEMPT_KEY] === attemptId)
        if (found) return read(found.id)
        startingAfter = page.data.at(-1)?.id
        if (!page.has_more || !startingAfter) return undefined
      }
      // Not seen, but not all was looked at: it must not pass for "nothing was made".
      throw new ProviderFault('unanswered', 'too many sessions were made to find this one among them')
    },

    read: async (reference) => {
      if (!reference.startsWith('pi_')) return read(reference)
      const page = await call('looking for the session of a payment', () =>
        sessions.list({ payment_intent: reference, limit: 1 }),
      )
      const [found] = page.data
      if (!found) throw new ProviderFault('missing', 'no session belongs to this payment')
      return read(found.id)
    },

    close: expire,

    refund: async (order, idempotencyKey) =>
      refundFacts(
        await call('refunding', () =>
          stripe.refunds.create(
            {
              payment_intent: order.paymentReference,
              amount: toStripeAmount(order.amount),
              metadata: { [REFUND_KEY]: order.refundId, [ATTEMPT_KEY]: order.attemptId },
            },
            { idempotencyKey },
          ),
        ),
      ),

    findRefund: async ({ paymentReference, refundId }: RefundOrder) => {
      const refunds = await allRefunds(stripe, paymentReference)
      const found = refunds.find(({ metadata }) => metadata?.[REFUND_KEY] === refundId)
      return found && refundFacts(found)
    },

    subscribe: async (noticeUrl) => {
      // The secret of one that is there already was told once, and did not reach us: its news could not be believed.
      const known = await call('listing webhooks', () => stripe.webhookEndpoints.list({ limit: 100 }))
      for (const { id, url } of known.data) if (url === noticeUrl) await unsubscribe(id)
      const endpoint = await call('registering a webhook', () =>
        stripe.webhookEndpoints.create({ url: noticeUrl, enabled_events: [...STRIPE_NOTICES] }),
      )
      return { reference: endpoint.id, signingSecret: endpoint.secret ?? null }
    },

    unsubscribe,
  }
}
