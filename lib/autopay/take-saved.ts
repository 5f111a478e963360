// A payer has left a means without paying: what they agreed to comes into force, whoever tells of it.
import { transact } from '@/db/transact'
import { daysFrom } from '@/lib/clock'
import type { SavedMeans, Standing } from '@/lib/connector-port/standing'
import { activateSaved } from '@/lib/consents/activate'
import { askStanding } from '@/lib/consents/ask-standing'
import { type Consent, selectConsent, selectConsentsOfMeans, selectGivenConsent } from '@/lib/consents/store'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { findPayable } from '@/lib/payments/payable'

interface Account {
  id: string
  accountId: string | null
}

/** So long after its words were agreed to a means is still theirs; small sums that a bank account is proven by take days. */
const GOOD_FOR_DAYS = 1
const BANK_GOOD_FOR_DAYS = 10

/** The provider is asked, whoever tells of it; what it says must name this agreement and its customer. Throws `Payment.ProviderError`. */
async function take(
  house: House,
  account: Account,
  consent: Consent,
  ask: (standing: Standing, customerReference: string) => Promise<SavedMeans | undefined>,
): Promise<boolean> {
  const { clock, db } = house
  const { customerReference, id, paymentAccountId } = consent
  const { accountId } = account
  if (accountId === null || paymentAccountId !== account.id || customerReference === null) return false
  const saved = await askStanding(house, accountId, (standing) => ask(standing, customerReference))
  if (saved?.claimedConsentId !== id || saved.customerReference !== customerReference) return false
  const now = clock.now()
  const days = saved.method.type === 'us_bank_account' ? BANK_GOOD_FOR_DAYS : GOOD_FOR_DAYS
  const isInTime = consent.givenAt > daysFrom(now, -days)
  if (isInTime && (await transact(db, (tx) => activateSaved(tx, id, saved, now)))) return true
  // Nobody has agreed to it any more, or by another means: it is not kept.
  const users = await selectConsentsOfMeans(db, account.id, saved.methodReference)
  if (users.length === 0)
    await askStanding(house, accountId, (standing) => standing.forget(saved.methodReference))
  return false
}

/** What an event tells of. False where it changes nothing. */
export async function takeSaved(
  house: House,
  account: Account,
  { claimedConsentId, reference }: { claimedConsentId: string | undefined; reference: string },
): Promise<boolean> {
  if (!claimedConsentId || !isUuid(claimedConsentId)) return false
  const consent = await selectConsent(house.db, claimedConsentId)
  if (!consent) return false
  return take(house, account, consent, (standing) => standing.readSaved(reference))
}

/** The payer comes back to the page, and nobody has told of it yet. Throws `Payment.InvalidToken`, `Payment.ProviderError`. */
export async function takeSavedOfPage(house: House, token: string): Promise<boolean> {
  const { account, invoice } = await findPayable(house, token)
  const consent = await selectGivenConsent(house.db, invoice.id)
  if (!account || !consent) return false
  return take(house, account, consent, (standing, customer) =>
    standing.findSaved(customer, { consentId: consent.id, version: consent.version }),
  )
}
