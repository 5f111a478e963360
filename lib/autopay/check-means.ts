// Something was told of a kept means or its mandate: its provider is asked, and an agreement that rests on it may be over.
import { transact } from '@/db/transact'
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import { accountConnector } from '@/lib/connectors/registry'
import { type Consent, selectConsentsOfMeans } from '@/lib/consents/store'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { endAndTell } from './end'

interface Account {
  id: string
  accountId: string | null
}

/** False where no agreement rests on it. Throws `Payment.ProviderError` where nobody could be asked. */
export async function checkMeans(house: House, account: Account, reference: string): Promise<boolean> {
  const consents = await selectConsentsOfMeans(house.db, account.id, reference)
  for (const consent of consents) {
    const reason = await whyUnusable(house, account, consent)
    if (reason === undefined) continue
    await transact(house.db, (tx) => endAndTell(tx, consent.id, { by: 'method', reason }, house.clock.now()))
  }
  return consents.length > 0
}

async function whyUnusable(
  house: House,
  { accountId }: Account,
  { mandateReference, methodReference }: Consent,
): Promise<string | undefined> {
  if (accountId === null || methodReference === null) return undefined
  try {
    return await accountConnector(house, accountId).standing?.whyUnusable({
      mandateReference,
      methodReference,
    })
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, accountId)
    throw isProviderFault(error) ? new Failure('Payment.ProviderError', undefined, { cause: error }) : error
  }
}
