// Registers hosts for wallets, once per account and for the platform.
import type Stripe from 'stripe'
import { callStripe } from './client'

export interface WalletPlace {
  account: string | undefined
  host: string
  /** Part of the key, because a 5xx is replayed for it; registering twice makes one. */
  attempt: number
}

export interface WalletDomainFacts {
  reference: string
  /** Each wallet and how Stripe says it stands, such as `{ apple_pay: 'active' }`. */
  wallets: Record<string, string>
}

const WALLETS = ['apple_pay', 'google_pay', 'link', 'paypal', 'amazon_pay', 'klarna'] as const

/** A host that is registered already is answered as it stands. Without an account it is the platform's. Throws `ProviderFault`. */
export async function registerWalletDomain(
  stripe: Stripe,
  { account, attempt, host }: WalletPlace,
): Promise<WalletDomainFacts> {
  const domain = await callStripe('registering a wallet domain', () =>
    stripe.paymentMethodDomains.create(
      { domain_name: host },
      {
        idempotencyKey: `wallet-domain:${account ?? 'platform'}:${host}:${attempt}`,
        ...(account && { stripeAccount: account }),
      },
    ),
  )
  const wallets = WALLETS.flatMap((name) => {
    const status = domain[name]?.status
    return status ? [[name, status] as const] : []
  })
  return { reference: domain.id, wallets: Object.fromEntries(wallets) }
}
