// Makes, reads and expires Checkout Sessions on connected accounts (direct charges).
import type Stripe from 'stripe'
import { isProviderFault } from '@/lib/connectors/fault'
import type { Money } from '@/lib/money/money'
import { toStripeAmount } from './amount'
import { callStripe } from './client'
import { PAYMENT_KEY, writable } from './payment-facts'

export interface SessionLine {
  name: string
  description: string | null
  quantity: number
  unitPrice: Money
}

export interface SessionOrder {
  /** Ours; also Stripe's idempotency key, so every repeat with the same id finds the same session. */
  paymentId: string
  accountId: string
  lines: SessionLine[]
  /** Our revenue share; left out when 0, because Stripe refuses a fee of nothing. */
  fee: Money
  description: string
  /** What a card's statement says behind the seller's name. */
  statementSuffix: string | null
  locale: Stripe.Checkout.SessionCreateParams.Locale
  isEmbedded: boolean
  /** `{CHECKOUT_SESSION_ID}` in it is filled in by Stripe. */
  confirmationUrl: string
  /** The hosted page's way back; an embedded one has none. */
  cancelUrl: string | null
  expiresAt: Date
}

export interface SessionFacts {
  reference: string
  status: 'open' | 'complete' | 'expired'
  livemode: boolean
  stripeAmount: number
  stripeCurrency: string
  /** Our payment's id, as Stripe was told; the account can write it too, so it proves nothing. */
  claimedPaymentId: string | null
  /** `pi_…`, once the payer has confirmed for the first time. */
  paymentReference: string | null
  customerReference: string | null
  customerEmail: string | null
  /** The page at Stripe, for hosted sessions that are open. */
  url: string | null
  /** Never stored, never logged: it goes to whoever shows the page and nowhere else. */
  clientSecret: string | null
}

const idOf = (reference: string | { id: string } | null): string | null =>
  typeof reference === 'string' ? reference : (reference?.id ?? null)

const STATUS: Record<string, SessionFacts['status']> = { complete: 'complete', expired: 'expired' }

export const sessionFacts = (session: Stripe.Checkout.Session): SessionFacts => ({
  reference: session.id,
  status: STATUS[session.status ?? 'open'] ?? 'open',
  livemode: session.livemode,
  stripeAmount: session.amount_total ?? 0,
  stripeCurrency: session.currency ?? '',
  claimedPaymentId: session.metadata?.[PAYMENT_KEY] ?? null,
  paymentReference: idOf(session.payment_intent),
  customerReference: idOf(session.customer),
  customerEmail: writable(session.customer_details?.email ?? session.customer_email),
  url: session.url,
  clientSecret: session.client_secret,
})

/** Each mode has addresses of its own, and Stripe refuses those of the other. */
const addressesOf = ({ cancelUrl, confirmationUrl, isEmbedded }: SessionOrder) =>
  isEmbedded
    ? ({ ui_mode: 'embedded_page', return_url: confirmationUrl } as const)
    : ({
        ui_mode: 'hosted_page',
        success_url: confirmationUrl,
        ...(cancelUrl !== null && { cancel_url: cancelUrl }),
      } as const)

const lineItemOf = ({ description, name, quantity, unitPrice }: SessionLine) => ({
  quantity,
  price_data: {
    currency: unitPrice.currency.toLowerCase(),
    unit_amount: toStripeAmount(unitPrice),
    product_data: { name, ...(description && { description }) },
  },
})

/** Creates the session, or finds it again under its key. Throws `ProviderFault`. */
export async function createCheckoutSession(stripe: Stripe, order: SessionOrder): Promise<SessionFacts> {
  const fee = toStripeAmount(order.fee)
  const metadata = { [PAYMENT_KEY]: order.paymentId }
  return sessionFacts(
    await callStripe('creating a checkout', () =>
      stripe.checkout.sessions.create(
        {
          mode: 'payment',
          ...addressesOf(order),
          line_items: order.lines.map(lineItemOf),
          locale: order.locale,
          expires_at: Math.floor(order.expiresAt.getTime() / 1000),
          metadata,
          payment_intent_data: {
            description: order.description,
            ...(order.statementSuffix && { statement_descriptor_suffix: order.statementSuffix }),
            metadata,
            ...(fee > 0 && { application_fee_amount: fee }),
          },
        },
        { stripeAccount: order.accountId, idempotencyKey: order.paymentId },
      ),
    ),
  )
}

/** Throws `ProviderFault`. */
export async function readCheckoutSession(
  stripe: Stripe,
  accountId: string,
  reference: string,
): Promise<SessionFacts> {
  return sessionFacts(
    await callStripe('reading a checkout', () =>
      stripe.checkout.sessions.retrieve(reference, {}, { stripeAccount: accountId }),
    ),
  )
}

/** Looks for a session that was made although no answer, or a 5xx, came back. Throws `ProviderFault`. */
export async function findCheckoutSession(
  stripe: Stripe,
  accountId: string,
  paymentId: string,
  since: Date,
): Promise<SessionFacts | undefined> {
  const gte = Math.floor(since.getTime() / 1000) - 300
  let startingAfter: string | undefined
  for (;;) {
    const page = await callStripe('looking for a checkout', () =>
      stripe.checkout.sessions.list(
        { created: { gte }, limit: 100, ...(startingAfter && { starting_after: startingAfter }) },
        { stripeAccount: accountId },
      ),
    )
    const found = page.data.find((session) => session.metadata?.[PAYMENT_KEY] === paymentId)
    if (found) return sessionFacts(found)
    startingAfter = page.data.at(-1)?.id
    if (!page.has_more || !startingAfter) return undefined
  }
}

/** Expires a session and answers what it is afterwards: it may have been completed in between. Throws `ProviderFault`. */
export async function expireCheckoutSession(
  stripe: Stripe,
  accountId: string,
  reference: string,
): Promise<SessionFacts> {
  try {
    // No key of ours: expiring twice is harmless, while a kept answer would go on saying no after the state has changed.
    return sessionFacts(
      await callStripe('expiring a checkout', () =>
        stripe.checkout.sessions.expire(reference, {}, { stripeAccount: accountId }),
      ),
    )
  } catch (error) {
    if (!isProviderFault(error, 'refused', 'broken', 'down')) throw error
    const facts = await readCheckoutSession(stripe, accountId, reference)
    if (facts.status === 'open') throw error
    return facts
  }
}
