// Ends what a means can be left by without paying, where too many cards were declined.
import type { House } from '@/lib/house'
import { selectPaymentAccountById } from '@/lib/payment-accounts/store'
import { askStanding } from './ask-standing'
import { selectGivenConsent } from './store'

/** What is open for what was agreed to on the page of an invoice. Throws `Payment.ProviderError`. */
export async function closeGivenSaving(house: House, invoiceId: string): Promise<void> {
  const consent = await selectGivenConsent(house.db, invoiceId)
  if (!consent || consent.customerReference === null) return
  const { customerReference, id, paymentAccountId } = consent
  const account = await selectPaymentAccountById(house.db, paymentAccountId)
  if (!account?.accountId || account.disconnectedAt !== null) return
  await askStanding(house, account.accountId, (standing) => standing.closeSavings(customerReference, id))
}
