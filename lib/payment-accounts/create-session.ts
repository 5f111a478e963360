// Creates a Stripe account session, with which the embedded components show an organisation its own account.
import type { House } from '@/lib/house'
import type { AccountComponents, AccountSession } from '@/lib/stripe/onboarding'
import { askOfAccount } from './reachable'

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
