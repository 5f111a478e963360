// What the platform asks of Stripe beside payments: accounts, onboarding, payouts, wallets, events. Payments go by connectors.
import type { Env } from '@/lib/env'
import { type AccountOrder, createAccount, findAccount, readAccount, readOwnAccountId } from './accounts'
import { platformStripe } from './client'
import { listEvents } from './events'
import { listMade } from './made'
import { type AccountComponents, createAccountLink, createAccountSession } from './onboarding'
import { listPayoutCharges, readPayout } from './payouts'
import { registerWalletDomain, type WalletPlace } from './wallet-domains'

const STRIPE_SCRIPT = '/endive/stripe.js'

export function createStripeGateway(env: Env) {
  const stripe = platformStripe(env)
  return {
    livemode: env.stripeLivemode,
    publishableKey: env.stripePublishableKey,
    /** Stripe.js as Stripe serves it, or as the host override does under the same path. */
    scriptUrl: `${env.stripeApiBase ?? 'https://js.stripe.com'}${STRIPE_SCRIPT}`,
    readPayout: (accountId: string, reference: string) => readPayout(stripe, accountId, reference),
    listPayoutCharges: (accountId: string, reference: string) =>
      listPayoutCharges(stripe, accountId, reference),
    createAccount: (order: AccountOrder) => createAccount(stripe, order),
    findAccount: (paymentAccountId: string, since: Date) => findAccount(stripe, paymentAccountId, since),
    readOwnAccountId: () => readOwnAccountId(stripe),
    readAccount: (accountId: string) => readAccount(stripe, accountId),
    createAccountSession: (accountId: string, components: AccountComponents) =>
      createAccountSession(stripe, accountId, components),
    createAccountLink: (order: { accountId: string; returnUrl: string; refreshUrl: string }) =>
      createAccountLink(stripe, order),
    registerWalletDomain: (place: WalletPlace) => registerWalletDomain(stripe, place),
    listEvents: (accountId: string, since: Date, until?: Date) => listEvents(stripe, accountId, since, until),
    listMade: (accountId: string, since: Date) => listMade(stripe, accountId, since),
  }
}

export type StripeGateway = ReturnType<typeof createStripeGateway>
