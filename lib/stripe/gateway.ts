// Stripe's face to the house: the calls we make, in our words.
import type { Env } from '@/lib/env'
import { type AccountOrder, createAccount, findAccount, readAccount } from './accounts'
import {
  createCheckoutSession,
  expireCheckoutSession,
  findCheckoutSession,
  readCheckoutSession,
  type SessionOrder,
} from './checkout-sessions'
import { createStripe } from './client'
import { listEvents } from './events'
import { type AccountComponents, createAccountLink, createAccountSession } from './onboarding'
import { readIntent, readPaymentFacts } from './payment-facts'
import {
  cancelPaymentIntent,
  createPaymentIntent,
  findPaymentIntent,
  type IntentOrder,
} from './payment-intents'
import { listPayoutCharges, readPayout } from './payouts'
import { createRefund, findRefund, type RefundOrder } from './refunds'
import { registerWalletDomain, type WalletPlace } from './wallet-domains'

const STRIPE_SCRIPT = '/endive/stripe.js'

export function createStripeGateway(env: Env) {
  const stripe = createStripe(env)
  return {
    livemode: env.stripeLivemode,
    publishableKey: env.stripePublishableKey,
    /** Stripe.js as Stripe serves it, or as the host override does under the same path. */
    scriptUrl: `${env.stripeApiBase ?? 'https://js.stripe.com'}${STRIPE_SCRIPT}`,
    createPaymentIntent: (order: IntentOrder) => createPaymentIntent(stripe, order),
    findPaymentIntent: (accountId: string, paymentId: string, since: Date) =>
      findPaymentIntent(stripe, accountId, paymentId, since),
    cancelPaymentIntent: (accountId: string, reference: string) =>
      cancelPaymentIntent(stripe, accountId, reference),
    readIntent: (accountId: string, reference: string) => readIntent(stripe, accountId, reference),
    readPaymentFacts: (accountId: string, reference: string, hasKnownRefunds: boolean) =>
      readPaymentFacts(stripe, accountId, reference, hasKnownRefunds),
    createCheckoutSession: (order: SessionOrder) => createCheckoutSession(stripe, order),
    readCheckoutSession: (accountId: string, reference: string) =>
      readCheckoutSession(stripe, accountId, reference),
    findCheckoutSession: (accountId: string, paymentId: string, since: Date) =>
      findCheckoutSession(stripe, accountId, paymentId, since),
    expireCheckoutSession: (accountId: string, reference: string) =>
      expireCheckoutSession(stripe, accountId, reference),
    createRefund: (order: RefundOrder) => createRefund(stripe, order),
    findRefund: (accountId: string, paymentReference: string, refundId: string) =>
      findRefund(stripe, accountId, paymentReference, refundId),
    readPayout: (accountId: string, reference: string) => readPayout(stripe, accountId, reference),
    listPayoutCharges: (accountId: string, reference: string) =>
      listPayoutCharges(stripe, accountId, reference),
    createAccount: (order: AccountOrder) => createAccount(stripe, order),
    findAccount: (paymentAccountId: string, since: Date) => findAccount(stripe, paymentAccountId, since),
    readAccount: (accountId: string) => readAccount(stripe, accountId),
    createAccountSession: (accountId: string, components: AccountComponents) =>
      createAccountSession(stripe, accountId, components),
    createAccountLink: (order: { accountId: string; returnUrl: string; refreshUrl: string }) =>
      createAccountLink(stripe, order),
    registerWalletDomain: (place: WalletPlace) => registerWalletDomain(stripe, place),
    listEvents: (accountId: string, since: Date) => listEvents(stripe, accountId, since),
  }
}

export type StripeGateway = ReturnType<typeof createStripeGateway>
