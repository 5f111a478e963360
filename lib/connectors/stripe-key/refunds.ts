// Refunds of what was paid by a session at Stripe.
import type Stripe from 'stripe'
import { toStripeAmount } from '@/lib/stripe/amount'
import { callStripe, callToMake } from '@/lib/stripe/client'
import { refundFacts } from '@/lib/stripe/refund-facts'
import { ProviderFault } from '../fault'
import type { Connector } from '../port'
import { ATTEMPT_KEY, REFUND_KEY } from './facts'

const MOST_PAGES = 5

/** All refunds of a payment, the newest first. Throws rather than leave any out. */
export async function allRefunds(stripe: Stripe, paymentIntent: string): Promise<Stripe.Refund[]> {
  const refunds: Stripe.Refund[] = []
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const startingAfter = refunds.at(-1)?.id
    const page = await callStripe('listing refunds', () =>
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

export const refundCalls = (stripe: Stripe): Pick<Connector, 'refund' | 'findRefund'> => ({
  refund: async (order, idempotencyKey) =>
    refundFacts(
      await callToMake(stripe, 'refunding', idempotencyKey, () =>
        stripe.refunds.create(
          {
            payment_intent: order.paymentReference,
            amount: toStripeAmount(order.amount),
            metadata: { [REFUND_KEY]: order.refundId, [ATTEMPT_KEY]: order.attemptId },
          },
          { idempotencyKey },
        ),
      ),
      REFUND_KEY,
    ),

  findRefund: async ({ paymentReference, refundId }) => {
    const refunds = await allRefunds(stripe, paymentReference)
    const found = refunds.find(({ metadata }) => metadata?.[REFUND_KEY] === refundId)
    return found && refundFacts(found, REFUND_KEY)
  },
})
