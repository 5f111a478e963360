// Onboarding at Stripe: embedded in our pages, or on Stripe's own by a link that works once.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { AccountComponents, AccountLink, AccountSession } from '@/lib/stripe/onboarding'
import { askOfAccount } from './ask'
import { enablePaymentAccount } from './enable'
import { selectRedirectHosts } from './onboarding-store'
import { readOnboardingUrls } from './onboarding-urls'

/**
 * Created anew for each mount: the secret works once, and is neither stored nor logged.
 * Throws `PaymentAccount.NotEnabled`, `PaymentAccount.Disconnected`, `PaymentAccount.ProviderError`.
 */
export const createAccountSession = (
  house: House,
  organisationId: string,
  components: AccountComponents = 'onboarding',
): Promise<AccountSession> =>
  askOfAccount(house, organisationId, (accountId) => house.stripe.createAccountSession(accountId, components))

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

/**
 * A fresh link at each call, because a link works once and for minutes. It leads back to pages of ours, so the hosts that a
 * client allows do not matter here; the organisation in their addresses says where to go, and proves nothing.
 * Throws `PaymentAccount.NotEnabled`, `PaymentAccount.Disconnected`, `PaymentAccount.ProviderError`.
 */
export function renewHostedOnboarding(house: House, organisationId: string): Promise<AccountLink> {
  const at = (page: string) =>
    `${house.env.appUrl}/settings/payments/${page}?${new URLSearchParams({ organisation: organisationId })}`
  return askOfAccount(house, organisationId, (accountId) =>
    house.stripe.createAccountLink({ accountId, returnUrl: at('return'), refreshUrl: at('refresh') }),
  )
}

/** The same for somebody who begins: the account is made where there is none. */
export async function openHostedOnboarding(house: House, organisationId: string): Promise<AccountLink> {
  await enablePaymentAccount(house, organisationId)
  return renewHostedOnboarding(house, organisationId)
}
