// Creates refunds, returning the application fee where one was taken, and finds existing ones.
import type Stripe from 'stripe'
import { allPages } from '@/lib/connector-port/pages'
import type { RefundFacts, RefundOrder } from '@/lib/connector-port/port'
import { headerOf, keyedHeaderOf, type StripeAccount, turning } from './account'
import { toStripeAmount } from './amount'
import { callToMake } from './client'
import { refundFacts } from './refund-facts'

/** Creates the refund, or finds it again under its key. Throws `ProviderFault`. */
export async function makeRefund(
  account: StripeAccount,
  { amount, paymentReference, refundId, returnsFee }: RefundOrder,
  idempotencyKey: string,
): Promise<RefundFacts> {
  const { marks, stripe } = account
  const refund = await callToMake(stripe, 'refunding', idempotencyKey, () =>
    stripe.refunds.create(
      {
        payment_intent: paymentReference,
        amount: toStripeAmount(amount),
        metadata: { [marks.refund]: refundId },
        ...(returnsFee && { refund_application_fee: true }),
      },
      keyedHeaderOf(account, idempotencyKey),
    ),
  )
  return refundFacts(refund, marks.refund)
}

/** All refunds of a payment, the newest first. Throws `ProviderFault` rather than leave any out. */
export async function allRefunds(account: StripeAccount, paymentReference: string): Promise<RefundFacts[]> {
  const refunds = await allPages(
    'refunds of this payment',
    turning<Stripe.Refund>('listing refunds', (page) =>
      account.stripe.refunds.list({ payment_intent: paymentReference, ...page }, headerOf(account)),
    ),
  )
  return refunds.map((refund) => refundFacts(refund, account.marks.refund))
}

/** A refund that was made although its answer was lost. Throws `ProviderFault`. */
export async function findRefund(
  account: StripeAccount,
  { paymentReference, refundId }: RefundOrder,
): Promise<RefundFacts | undefined> {
  const refunds = await allRefunds(account, paymentReference)
  return refunds.find(({ claimedRefundId }) => claimedRefundId === refundId)
}
