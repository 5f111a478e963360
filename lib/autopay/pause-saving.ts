// Card testing where a means is left without paying: it is paused as paying is, and what is declined there counts as much.
import { findLock, invoiceSubject, noteDecline, pausedFailure } from '@/lib/card-testing/pauses'
import type { DeclinedCard } from '@/lib/connector-port/port'
import { askStanding } from '@/lib/consents/ask-standing'
import { closeGivenSaving } from '@/lib/consents/close-saving'
import { selectConsent } from '@/lib/consents/store'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { closeLivePayment } from '@/lib/payments/close'
import { selectLivePayments } from '@/lib/payments/store'

/** `network` is a hash; null where nobody knows it. Throws `Payment.Paused`, and `Payment.ProviderError` as paying does. */
export async function assertSavable(house: House, invoiceId: string, network: string | null): Promise<void> {
  const lock = await findLock(house, invoiceSubject(invoiceId), network)
  if (!lock) return
  if (lock.subject === invoiceSubject(invoiceId)) await closeGivenSaving(house, invoiceId)
  throw pausedFailure(house, lock)
}

interface Saving {
  claimedConsentId: string | undefined
  reference: string
}

/**
 * What an event tells of a card that was declined. The account that it comes from can write which agreement it was for, so it
 * counts for one of its own alone. False where that is none.
 */
export async function noteDeclinedSaving(
  house: House,
  account: { id: string; accountId: string | null },
  { claimedConsentId, reference }: Saving,
  card: DeclinedCard,
): Promise<boolean> {
  if (!claimedConsentId || !isUuid(claimedConsentId)) return false
  const consent = await selectConsent(house.db, claimedConsentId)
  const { accountId } = account
  if (consent?.paymentAccountId !== account.id || accountId === null) return false
  const lock = await noteDecline(house, { ...consent, checkoutId: null, sessionId: null }, card)
  if (!lock) return true
  await askStanding(house, accountId, (standing) => standing.closeSaving(reference))
  if (lock.subject === invoiceSubject(consent.invoiceId)) await closeOpen(house, consent.invoiceId)
  return true
}

async function closeOpen(house: House, invoiceId: string): Promise<void> {
  for (const { payment } of await selectLivePayments(house.db, invoiceId))
    if (payment.state === 'open') await closeLivePayment(house, payment)
}
