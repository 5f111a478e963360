// Creates a link to Stripe's hosted onboarding, for people who cannot or will not use the embedded form.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { AccountLink } from '@/lib/stripe/onboarding'
import { selectRedirectHosts } from './onboarding-store'
import { readOnboardingUrls } from './onboarding-urls'
import { askOfAccount } from './reachable'

/**
 * A fresh link at each call, because a link works once and for minutes.
 * Throws `PaymentAccountLink.…`, `PaymentAccount.NotEnabled`, `PaymentAccount.Disconnected`, `PaymentAccount.ProviderError`.
 */
export async function createOnboardingLink(
  house: House,
  organisationId: string,
  body: { returnUrl?: unknown; refreshUrl?: unknown },
): Promise<AccountLink> {
  const { db, stripe } = house
  const allowedHosts = found(await selectRedirectHosts(db, organisationId), 'Organisation.NotFound')
  const urls = readOnboardingUrls(body, { isHttpsOnly: stripe.livemode, allowedHosts })
  return askOfAccount(house, organisationId, (accountId) => stripe.createAccountLink({ accountId, ...urls }))
}
