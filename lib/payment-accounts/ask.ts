// Asks Stripe about an organisation's account, and stores what it says.
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { doubtAccess, noteAnswer } from './access'
import { type PaymentAccount, statusOf } from './payment-account'
import { selectPaymentAccount, selectTimeOfAsking } from './store'

/** Reads the account from Stripe and stores it. Throws `PaymentAccount.ProviderError`, also where Stripe refuses us there. */
export async function refreshPaymentAccount(house: House, account: PaymentAccount): Promise<PaymentAccount> {
  const { db, stripe } = house
  if (!account.accountId || account.disconnectedAt) return account
  const asOf = await selectTimeOfAsking(db)
  try {
    return await noteAnswer(house, account, await stripe.readAccount(account.accountId), asOf)
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, account.accountId)
    throw isProviderFault(error)
      ? new Failure('PaymentAccount.ProviderError', 'Stripe could not be asked.', { cause: error })
      : error
  }
}

/**
 * Asks Stripe something about the organisation's own account; whose id it is comes from our row, never from the caller.
 * Throws `PaymentAccount.NotEnabled`, `PaymentAccount.Disconnected`, `PaymentAccount.ProviderError`.
 */
export async function askOfAccount<T>(
  house: House,
  organisationId: string,
  ask: (accountId: string) => Promise<T>,
): Promise<T> {
  const account = await selectPaymentAccount(house.db, organisationId)
  if (!account?.accountId)
    throw new Failure(
      'PaymentAccount.NotEnabled',
      'This organisation has no payment account. Enable it first.',
    )
  if (account.disconnectedAt) throw new Failure('PaymentAccount.Disconnected')
  try {
    return await ask(account.accountId)
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, account.accountId)
    throw isProviderFault(error)
      ? new Failure('PaymentAccount.ProviderError', undefined, { cause: error })
      : error
  }
}

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
