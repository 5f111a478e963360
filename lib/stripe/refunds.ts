// Gives money back, with our share of it.
import type Stripe from 'stripe'
import type { Money } from '@/lib/money/money'
import { toStripeAmount } from './amount'
import { callStripe } from './client'
import { REFUND_KEY } from './payment-facts'

export interface RefundOrder {
  /** Ours; with the generation it is Stripe's idempotency key. */
  refundId: string
  keyGeneration: number
  accountId: string
  paymentReference: string
  amount: Money
  /** Stripe refuses to return a fee that was never taken. */
  returnsFee: boolean
}

/** Creates the refund, or finds it again under its key. Throws `ProviderFault`. */
export async function createRefund(stripe: Stripe, order: RefundOrder): Promise<{ reference: string }> {
  const refund = await callStripe('refunding', () =>
    stripe.refunds.create(
      {
        payment_intent: order.paymentReference,
        amount: toStripeAmount(order.amount),
        metadata: { [REFUND_KEY]: order.refundId },
        ...(order.returnsFee && { refund_application_fee: true }),
      },
      { stripeAccount: order.accountId, idempotencyKey: `refund:${order.refundId}:${order.keyGeneration}` },
    ),
  )
  return { reference: refund.id }
}

/** A refund made although its answer was lost behind a 5xx. Throws `ProviderFault`. */
export async function findRefund(
  stripe: Stripe,
  accountId: string,
  paymentReference: string,
  refundId: string,
): Promise<{ reference: string } | undefined> {
  const page = await callStripe('looking for a refund', () =>
    stripe.refunds.list({ payment_intent: paymentReference, limit: 100 }, { stripeAccount: accountId }),
  )
  const found = page.data.find((refund) => refund.metadata?.[REFUND_KEY] === refundId)
  return found && { reference: found.id }
}
