// A payer has left a means without paying: what they agreed to comes into force, whoever tells of it.
import { transact } from '@/db/transact'
import { isProviderFault, isWithdrawal } from '@/lib/connector-port/fault'
import type { SavedMeans, Standing } from '@/lib/connector-port/standing'
import { accountConnector } from '@/lib/connectors/registry'
import { activateSaved } from '@/lib/consents/activate'
import { type Consent, selectConsent, selectGivenConsent } from '@/lib/consents/store'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { doubtAccess } from '@/lib/payment-accounts/access'
import { findPayable } from '@/lib/payments/payable'

interface Account {
  id: string
  accountId: string | null
}

/** The provider is asked, whoever tells of it; what it says must name this agreement and its customer. Throws `Payment.ProviderError`. */
async function take(
  house: House,
  account: Account,
  consent: Consent,
  ask: (standing: Standing, customerReference: string) => Promise<SavedMeans | undefined>,
): Promise<boolean> {
  const { customerReference, id, paymentAccountId } = consent
  if (account.accountId === null || paymentAccountId !== account.id || customerReference === null)
    return false
  const { standing } = accountConnector(house, account.accountId)
  if (!standing) return false
  const saved = await asked(house, account.accountId, () => ask(standing, customerReference))
  if (saved?.claimedConsentId !== id || saved.customerReference !== customerReference) return false
  return transact(house.db, (tx) => activateSaved(tx, id, saved, house.clock.now()))
}

async function asked<T>(house: House, accountId: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (isWithdrawal(error)) await doubtAccess(house, accountId)
    throw isProviderFault(error) ? new Failure('Payment.ProviderError', undefined, { cause: error }) : error
  }
}

/** What an event tells of. False where it changes nothing. */
export async function takeSaved(
  house: House,
  account: Account,
  { claimedConsentId, reference }: { claimedConsentId: string | undefined; reference: string },
): Promise<boolean> {
  if (!claimedConsentId || !isUuid(claimedConsentId)) return false
  const consent = await selectConsent(house.db, claimedConsentId)
  if (!consent || consent.consentedAt !== null || consent.revokedAt !== null) return false
  return take(house, account, consent, (standing) => standing.readSaved(reference))
}

/** The payer comes back to the page, and nobody has told of it yet. Throws `Payment.InvalidToken`, `Payment.ProviderError`. */
export async function takeSavedOfPage(house: House, token: string): Promise<boolean> {
  const { account, invoice } = await findPayable(house, token)
  const consent = await selectGivenConsent(house.db, invoice.id)
  if (!account || !consent) return false
  return take(house, account, consent, (standing, customer) => standing.findSaved(customer, consent.id))
}
