// The account that onboarding works on: there, connected, and reachable at Stripe.

import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectPaymentAccount, updateDisconnected } from './store'

/**
 * Asks Stripe something about the organisation's own account; whose id it is comes from our row, never from the caller.
 * Throws `PaymentAccount.NotEnabled`, `PaymentAccount.Disconnected`, `PaymentAccount.ProviderError`.
 */
export async function askOfAccount<T>(
  { clock, db }: House,
  organisationId: string,
  ask: (accountId: string) => Promise<T>,
): Promise<T> {
  const account = await selectPaymentAccount(db, organisationId)
  if (!account?.accountId)
    throw new Failure(
      'PaymentAccount.NotEnabled',
      'This organisation has no payment account. Enable it first.',
    )
  if (account.disconnectedAt) throw new Failure('PaymentAccount.Disconnected')
  try {
    return await ask(account.accountId)
  } catch (error) {
    if (isWithdrawal(error)) {
      await updateDisconnected(db, account.accountId, clock.now())
      throw new Failure('PaymentAccount.Disconnected', undefined, { cause: error })
    }
    throw isProviderFault(error)
      ? new Failure('PaymentAccount.ProviderError', undefined, { cause: error })
      : error
  }
}
