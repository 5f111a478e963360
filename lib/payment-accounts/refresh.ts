// Reads an account's current state from Stripe, so that late or reordered events do not matter.

import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { PaymentAccount } from './payment-account'
import { selectTimeOfAsking, updateAccountFacts, updateDisconnected } from './store'

/** Reads the account from Stripe and stores it. Throws `PaymentAccount.ProviderError`; a withdrawn access is no error but a state. */
export async function refreshPaymentAccount(house: House, account: PaymentAccount): Promise<PaymentAccount> {
  const { clock, db, stripe } = house
  if (!account.accountId || account.disconnectedAt) return account
  const asOf = await selectTimeOfAsking(db)
  try {
    return await updateAccountFacts(db, account, await stripe.readAccount(account.accountId), asOf)
  } catch (error) {
    // Only Stripe's word that this account is out of reach counts: a wrong key of ours is denied too.
    if (isWithdrawal(error)) {
      await updateDisconnected(db, account.accountId, clock.now())
      return { ...account, disconnectedAt: clock.now(), chargesEnabled: false, payoutsEnabled: false }
    }
    throw isProviderFault(error)
      ? new Failure('PaymentAccount.ProviderError', 'Stripe could not be asked.', { cause: error })
      : error
  }
}
