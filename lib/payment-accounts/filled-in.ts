// What a payer has filled in, as the account's provider tells it: the browser is not asked.
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { FilledIn } from '@/lib/connector-port/port'
import { accountConnector } from '@/lib/connectors/registry'
import { Failure, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { doubtAccess } from './access'

const unknownToken = () =>
  invalidField(
    '/confirmationToken',
    'unknown-token',
    'confirmationToken: the account has no such token, or it was used or has expired. Create another.',
  )

/** Throws `Request.Invalid` for a token that is none, `Payment.ProviderError`. */
export async function readFilledIn(house: House, accountId: string, token: string): Promise<FilledIn> {
  const connector = accountConnector(house, accountId)
  if (!connector.filledIn) throw unknownToken()
  try {
    return await connector.filledIn(token)
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, accountId)
    if (isProviderFault(error, 'missing', 'refused')) throw unknownToken()
    throw isProviderFault(error) ? new Failure('Payment.ProviderError', undefined, { cause: error }) : error
  }
}
