// Sets an unusable account aside, so that onboarding can start again; its history stays.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { hasPaymentInFlight, lockPaymentAccount, updatePaymentAccountRetired } from './onboarding-store'
import { type PaymentAccount, statusOf } from './payment-account'

/**
 * Answers the present account afterwards: none, as before the first enabling. A repeat changes nothing.
 * Throws `PaymentAccount.NotResettable` while the account is in use, and `Payment.InFlight` while money may be moving on it.
 */
export function resetPaymentAccount(
  { clock, db }: House,
  organisationId: string,
): Promise<PaymentAccount | undefined> {
  return transact(db, async (tx) => {
    const account = await lockPaymentAccount(tx, organisationId)
    const status = statusOf(account)
    if (!account || status === 'NotStarted') return account
    if (status !== 'Disconnected' && status !== 'Rejected') throw new Failure('PaymentAccount.NotResettable')
    if (await hasPaymentInFlight(tx, account.id))
      throw new Failure(
        'Payment.InFlight',
        'A payment on this account is being processed. Wait for its outcome.',
      )
    await updatePaymentAccountRetired(tx, account.id, clock.now())
    return undefined
  })
}
