// Onboarding links and account sessions, which live for minutes.
import type Stripe from 'stripe'
import type { Env } from '@/lib/env'
import { callStripe } from './client'

/** What a session is for: nothing more can be shown with its secret. */
export type AccountComponents = 'onboarding' | 'management'

export interface AccountSession {
  /** For the page that asked only: never stored or logged. */
  clientSecret: string
  expiresAt: Date
}

export interface AccountLink {
  /** Works once: never stored or logged. */
  url: string
  expiresAt: Date
}

const COMPONENTS: Record<AccountComponents, Stripe.AccountSessionCreateParams.Components> = {
  onboarding: { account_onboarding: { enabled: true } },
  management: {
    account_management: { enabled: true },
    notification_banner: { enabled: true },
    payouts: { enabled: true },
  },
}

/** Connect.js as Stripe serves it, or as the host override does under the same path. */
export const connectScriptUrl = ({ stripeApiBase }: Pick<Env, 'stripeApiBase'>): string =>
  `${stripeApiBase ?? 'https://connect-js.stripe.com'}/v1.0/connect.js`

const atSeconds = (seconds: number): Date => new Date(seconds * 1000)

/** Throws `ProviderFault`. */
export async function createAccountSession(
  stripe: Stripe,
  accountId: string,
  components: AccountComponents,
): Promise<AccountSession> {
  const session = await callStripe('opening an account session', () =>
    stripe.accountSessions.create({ account: accountId, components: COMPONENTS[components] }),
  )
  return { clientSecret: session.client_secret, expiresAt: atSeconds(session.expires_at) }
}

/** Throws `ProviderFault`. */
export async function createAccountLink(
  stripe: Stripe,
  { accountId, refreshUrl, returnUrl }: { accountId: string; returnUrl: string; refreshUrl: string },
): Promise<AccountLink> {
  const link = await callStripe('making an onboarding link', () =>
    stripe.accountLinks.create({
      account: accountId,
      type: 'account_onboarding',
      return_url: returnUrl,
      refresh_url: refreshUrl,
    }),
  )
  return { url: link.url, expiresAt: atSeconds(link.expires_at) }
}
