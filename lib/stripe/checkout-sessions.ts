// Creates, finds and expires checkout sessions, which are paid on Stripe's page or embedded in ours.
import type Stripe from 'stripe'
import { ProviderFault } from '@/lib/connector-port/fault'
import { findInPages } from '@/lib/connector-port/pages'
import type { ObjectFacts, Order, Page, Sought } from '@/lib/connector-port/port'
import { providerMailAddress } from '@/lib/mail-address'
import { extentOf, headerOf, keyedHeaderOf, madeSince, type StripeAccount, turning } from './account'
import { callStripe, callToMake } from './client'
import { linesOf } from './lines'
import { stripeLocaleOf } from './locale'
import { checkoutSessionFacts } from './object-facts'
import { closeObject, readObject } from './objects'
import { paymentParams } from './payment-intents'

/** Each mode has addresses of its own, and Stripe refuses those of the other. */
const addressesOf = (page: Exclude<Page, { is: 'own' }>) =>
  page.is === 'embedded'
    ? ({ ui_mode: 'embedded_page', return_url: page.returnUrl } as const)
    : ({
        ui_mode: 'hosted_page',
        success_url: page.successUrl,
        ...(page.cancelUrl !== null && { cancel_url: page.cancelUrl }),
      } as const)

/**
 * Makes one, or answers the one that was made under the key. What would charge anything else is closed again.
 * Throws `ProviderFault`.
 */
export async function createCheckoutSession(
  account: StripeAccount,
  order: Order & { page: Exclude<Page, { is: 'own' }> },
  idempotencyKey: string,
): Promise<ObjectFacts> {
  const { marks, stripe } = account
  const { clientReference, customerEmail, expiresAt, locale, page, paymentMethod, total } = order
  // Stripe refuses the whole session for an address that it cannot read.
  const email = customerEmail === null ? undefined : providerMailAddress(customerEmail)
  const payment = paymentParams(order, marks.payment)
  const made = await callToMake(stripe, 'creating a checkout session', idempotencyKey, () =>
    stripe.checkout.sessions.create(
      {
        mode: 'payment',
        ...addressesOf(page),
        line_items: linesOf(order),
        locale: stripeLocaleOf(locale ?? ''),
        metadata: payment.metadata,
        payment_intent_data: payment,
        ...(paymentMethod !== null && { allowed_payment_method_types: [paymentMethod] }),
        ...(clientReference !== null && { client_reference_id: clientReference }),
        ...(expiresAt && { expires_at: Math.floor(expiresAt.getTime() / 1000) }),
        ...(email !== undefined && { customer_email: email }),
      },
      keyedHeaderOf(account, idempotencyKey),
    ),
  )
  const facts = checkoutSessionFacts(made, account)
  if (facts.amountMinor === total.minor && facts.currency === total.currency) return facts
  await expireCheckoutSession(account, facts.reference)
  throw new ProviderFault('refused', `Stripe would charge ${facts.amountMinor}, not ${total.minor}`)
}

/** Looks for a session whose answer was lost. Throws `ProviderFault`. */
export async function findCheckoutSession(
  account: StripeAccount,
  { paymentId, since }: Sought,
): Promise<ObjectFacts | undefined> {
  const { marks, stripe } = account
  const found = await findInPages(
    'checkout sessions',
    turning<Stripe.Checkout.Session>('looking for a checkout session', (page) =>
      stripe.checkout.sessions.list({ created: madeSince(since), ...page }, headerOf(account)),
    ),
    ({ metadata }) => metadata?.[marks.payment] === paymentId,
    extentOf(account),
  )
  return found && readObject(account, found.id, false)
}

/** The session that a payment belongs to. Throws `ProviderFault`. */
export async function checkoutSessionOf(account: StripeAccount, paymentReference: string): Promise<string> {
  const { data } = await callStripe('looking for the checkout session of a payment', () =>
    account.stripe.checkout.sessions.list({ payment_intent: paymentReference, limit: 1 }, headerOf(account)),
  )
  if (!data[0]) throw new ProviderFault('missing', 'no checkout session belongs to this payment')
  return data[0].id
}

/** Throws `ProviderFault`. */
export const expireCheckoutSession = (account: StripeAccount, reference: string): Promise<ObjectFacts> =>
  closeObject(account, reference, async () => {
    await callStripe('expiring a checkout session', () =>
      account.stripe.checkout.sessions.expire(reference, {}, headerOf(account)),
    )
    // Its intent is not in the answer, and may say why it was not paid.
    return undefined
  })
