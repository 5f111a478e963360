// Hosted onboarding: Stripe's own page, which returns to our settings.
import type { House } from '@/lib/house'
import type { AccountLink } from '@/lib/stripe/onboarding'
import { enablePaymentAccount } from './enable'
import { askOfAccount } from './reachable'

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
