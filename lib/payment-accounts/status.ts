// How an organisation's payment account stands; asks Stripe while it is not active yet.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type PaymentAccount, statusOf } from './payment-account'
import { refreshPaymentAccount } from './refresh'
import { findPaymentAccount } from './store'

/** The present account, as fresh as can be had: while Stripe is down, what is stored is the answer. */
export async function paymentAccountStatus(
  house: House,
  organisationId: string,
): Promise<PaymentAccount | undefined> {
  const account = await findPaymentAccount(house.db, organisationId)
  if (!account || statusOf(account) === 'Active') return account
  try {
    return await refreshPaymentAccount(house, account)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    house.log.warn({ organisationId, code: error.code }, 'answering the stored payment account status')
    return account
  }
}
