// Asks the provider about means that stay with a payer's account there.
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { Standing } from '@/lib/connector-port/standing'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { doubtAccess } from '@/lib/payment-accounts/access'

/** Throws `Autopay.NotOffered` where nothing is kept there, and `Payment.ProviderError`. */
export async function askStanding<T>(
  house: House,
  accountId: string,
  call: (standing: Standing) => Promise<T>,
): Promise<T> {
  const { standing } = accountConnector(house, accountId)
  if (!standing) throw new Failure('Autopay.NotOffered')
  try {
    return await call(standing)
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, accountId)
    throw isProviderFault(error) ? new Failure('Payment.ProviderError', undefined, { cause: error }) : error
  }
}
