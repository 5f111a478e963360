// Makes and cancels PaymentIntents on connected accounts (direct charges).
import type Stripe from 'stripe'
import { isProviderFault } from '@/lib/connectors/fault'
import type { Money } from '@/lib/money/money'
import { toStripeAmount } from './amount'
import { callStripe } from './client'
import { PAYMENT_KEY, type PaymentFacts, paymentFacts } from './payment-facts'

export interface IntentOrder {
  /** Ours; also Stripe's idempotency key, so every repeat with the same id finds the same intent. */
  paymentId: string
  accountId: string
  amount: Money
  /** Our revenue share; left out when 0, because Stripe refuses a fee of nothing. */
  feeMinor: number
  description: string
  /** What a card's statement says behind the seller's name. */
  statementSuffix: string | null
}

/** Creates the intent, or finds it again under its key. Throws `ProviderFault`. */
export async function createPaymentIntent(stripe: Stripe, order: IntentOrder): Promise<PaymentFacts> {
  const fee = toStripeAmount({ minor: order.feeMinor, currency: order.amount.currency })
  const intent = await callStripe('creating a payment', () =>
    stripe.paymentIntents.create(
      {
        amount: toStripeAmount(order.amount),
        currency: order.amount.currency.toLowerCase(),
        automatic_payment_methods: { enabled: true },
        description: order.description,
        ...(order.statementSuffix && { statement_descriptor_suffix: order.statementSuffix }),
        metadata: { [PAYMENT_KEY]: order.paymentId },
        ...(fee > 0 && { application_fee_amount: fee }),
      },
      { stripeAccount: order.accountId, idempotencyKey: order.paymentId },
    ),
  )
  return paymentFacts(intent)
}

/** Our clock and Stripe's may differ by this much. An intent that is not found counts as never made, so better too much. */
const CLOCKS_APART_SECONDS = 25 * 3600

/**
 * Looks for an intent that was made although its answer was a 5xx (Stripe would replay the 5xx for the key).
 * Lists by time, because search lags behind. Throws `ProviderFault`.
 */
export async function findPaymentIntent(
  stripe: Stripe,
  accountId: string,
  paymentId: string,
  since: Date,
): Promise<PaymentFacts | undefined> {
  const gte = Math.floor(since.getTime() / 1000) - CLOCKS_APART_SECONDS
  let startingAfter: string | undefined
  for (;;) {
    const page = await callStripe('looking for a payment', () =>
      stripe.paymentIntents.list(
        { created: { gte }, limit: 100, ...(startingAfter && { starting_after: startingAfter }) },
        { stripeAccount: accountId },
      ),
    )
    const found = page.data.find((intent) => intent.metadata[PAYMENT_KEY] === paymentId)
    if (found) return paymentFacts(found)
    startingAfter = page.data.at(-1)?.id
    if (!page.has_more || !startingAfter) return undefined
  }
}

/**
 * Cancels an intent and answers what it is afterwards: it may have been paid in between.
 * Throws `ProviderFault`.
 */
export async function cancelPaymentIntent(
  stripe: Stripe,
  accountId: string,
  reference: string,
): Promise<PaymentFacts> {
  // No key of ours: cancelling twice is harmless, while a kept answer would go on saying no after the state has changed.
  const options = { stripeAccount: accountId }
  try {
    const cancelled = await callStripe('cancelling a payment', () =>
      stripe.paymentIntents.cancel(reference, { cancellation_reason: 'abandoned' }, options),
    )
    return paymentFacts(cancelled)
  } catch (error) {
    if (!isProviderFault(error, 'refused', 'broken', 'down')) throw error
    const intent = await callStripe('reading a payment', () =>
      stripe.paymentIntents.retrieve(reference, {}, { stripeAccount: accountId }),
    )
    if (isProviderFault(error, 'broken', 'down') && intent.status !== 'canceled') throw error
    return paymentFacts(intent)
  }
}
