// The status of an organisation's payment account; asks Stripe while it is not active yet.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type PaymentAccount, statusOf } from './payment-account'
import { refreshPaymentAccount } from './refresh'
import { selectPaymentAccount } from './store'

export interface AskedAccount {
  /** Undefined before the first enabling. */
  account: PaymentAccount | undefined
  /** False when Stripe should have been asked and did not answer: this is what it said earlier. */
  isFresh: boolean
}

/** The present account, as fresh as can be had; `isDoubted` has Stripe asked also about an active one. */
export async function askPaymentAccount(
  house: House,
  organisationId: string,
  { isDoubted = false }: { isDoubted?: boolean } = {},
): Promise<AskedAccount> {
  const account = await selectPaymentAccount(house.db, organisationId)
  if (!account || (statusOf(account) === 'Active' && !isDoubted)) return { account, isFresh: true }
  try {
    return { account: await refreshPaymentAccount(house, account), isFresh: true }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    house.log.warn({ organisationId, code: error.code }, 'answering the stored payment account status')
    return { account, isFresh: false }
  }
}

/** The present account: while Stripe is down, what is stored is the answer. */
export async function paymentAccountStatus(
  house: House,
  organisationId: string,
): Promise<PaymentAccount | undefined> {
  return (await askPaymentAccount(house, organisationId)).account
}
