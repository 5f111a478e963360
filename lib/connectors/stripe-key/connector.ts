// One account at Stripe behind the port, called by a key of its own.
import { isProviderFault } from '@/lib/connector-port/fault'
import type { Connector, Subscriber } from '@/lib/connector-port/port'
import type { StripeAccount } from '@/lib/stripe/account'
import { readOwnAccountId } from '@/lib/stripe/accounts'
import {
  checkoutSessionOf,
  createCheckoutSession,
  expireCheckoutSession,
  findCheckoutSession,
} from '@/lib/stripe/checkout-sessions'
import { callStripe } from '@/lib/stripe/client'
import { declinedCards } from '@/lib/stripe/declined-cards'
import { readObject } from '@/lib/stripe/objects'
import { findRefund, makeRefund } from '@/lib/stripe/refunds'
import { endpointCalls } from './endpoints'

/** Restricted keys may not read their own account, whatever else they may do: null for those (seen in 2026-11). */
async function accountOf({ stripe }: StripeAccount): Promise<string | null> {
  try {
    return await readOwnAccountId(stripe)
  } catch (error) {
    if (isProviderFault(error, 'denied')) return null
    throw error
  }
}

export const connectByKey = (account: StripeAccount, livemode: boolean): Connector & Subscriber => ({
  check: async () => {
    await callStripe('checking a key', () => account.stripe.balance.retrieve())
    return { livemode, accountReference: await accountOf(account) }
  },
  create: async (order, idempotencyKey) => {
    const { page } = order
    if (page.is === 'own') throw new Error('a key of somebody else’s opens no payment on a page of ours')
    return createCheckoutSession(account, { ...order, page }, idempotencyKey)
  },
  findMade: (sought) => findCheckoutSession(account, sought),
  // News of money name the payment.
  read: async (reference, { hasRefunds } = { hasRefunds: false }) => {
    const isPayment = reference.startsWith('pi_')
    const session = isPayment ? await checkoutSessionOf(account, reference) : reference
    return readObject(account, session, hasRefunds)
  },
  close: (reference) => expireCheckoutSession(account, reference),
  declinedCards: (paymentReference) => declinedCards(account, paymentReference),
  refund: (order, idempotencyKey) => makeRefund(account, order, idempotencyKey),
  findRefund: (order) => findRefund(account, order),
  ...endpointCalls(account.stripe),
})
