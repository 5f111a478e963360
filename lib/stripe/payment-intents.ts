// Creates, finds and cancels PaymentIntents, which are paid on our page.
import type Stripe from 'stripe'
import { findInPages } from '@/lib/connector-port/pages'
import type { ObjectFacts, Order, Sought } from '@/lib/connector-port/port'
import { extentOf, headerOf, keyedHeaderOf, madeSince, type StripeAccount, turning } from './account'
import { toStripeAmount } from './amount'
import { callStripe, callToMake } from './client'
import { intentFacts } from './object-facts'
import { closeObject, readObject } from './objects'
import { statementSuffix } from './statement-suffix'

/** What both ways of paying say of the payment itself. */
export function paymentParams(
  { description, feeMinor, paymentId, statementName, total }: Order,
  mark: string,
) {
  const fee = toStripeAmount({ minor: feeMinor, currency: total.currency })
  const suffix = statementName === null ? undefined : statementSuffix(statementName)
  return {
    description,
    ...(suffix && { statement_descriptor_suffix: suffix }),
    metadata: { [mark]: paymentId },
    // Stripe refuses a fee of nothing.
    ...(fee > 0 && { application_fee_amount: fee }),
  }
}

/** What is kept goes to the payer's account there, where what was kept before is charged. */
const keptFor = ({
  keptFor: whose,
}: Order): Pick<Stripe.PaymentIntentCreateParams, 'customer' | 'setup_future_usage'> =>
  whose
    ? {
        customer: whose.customerReference,
        ...(!whose.isWithoutPayer && { setup_future_usage: 'off_session' }),
      }
    : {}

/** Creates the intent, or finds it again under its key. Throws `ProviderFault`. */
export async function createIntent(
  account: StripeAccount,
  order: Order,
  idempotencyKey: string,
): Promise<ObjectFacts> {
  const { marks, stripe } = account
  const intent = await callToMake(stripe, 'creating a payment', idempotencyKey, () =>
    stripe.paymentIntents.create(
      {
        amount: toStripeAmount(order.total),
        currency: order.total.currency.toLowerCase(),
        ...(order.onlyMeans === undefined
          ? { automatic_payment_methods: { enabled: true } }
          : { allowed_payment_method_types: [order.onlyMeans] }),
        ...keptFor(order),
        ...paymentParams(order, marks.payment),
      },
      keyedHeaderOf(account, idempotencyKey),
    ),
  )
  return intentFacts(intent, account)
}

/** Looks for an intent whose answer was lost. Lists by time, because search lags behind. Throws `ProviderFault`. */
export async function findIntent(
  account: StripeAccount,
  { paymentId, since }: Sought,
): Promise<ObjectFacts | undefined> {
  const { marks, stripe } = account
  const found = await findInPages(
    'payments',
    turning<Stripe.PaymentIntent>('looking for a payment', (page) =>
      stripe.paymentIntents.list({ created: madeSince(since), ...page }, headerOf(account)),
    ),
    ({ metadata }) => metadata[marks.payment] === paymentId,
    extentOf(account),
  )
  return found && readObject(account, found.id, false)
}

/** Throws `ProviderFault`. */
export const cancelIntent = (account: StripeAccount, reference: string): Promise<ObjectFacts> =>
  closeObject(account, reference, async () =>
    intentFacts(
      await callStripe('cancelling a payment', () =>
        account.stripe.paymentIntents.cancel(
          reference,
          { cancellation_reason: 'abandoned' },
          headerOf(account),
        ),
      ),
      account,
    ),
  )
