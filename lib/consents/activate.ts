// What was agreed to on a page comes into force with the payment that its payer confirms, or with a means that they leave.
import type { PaymentMethodSummary } from '@/db/schema/payment-words'
import type { Transaction } from '@/db/transact'
import type { ObjectFacts } from '@/lib/connector-port/port'
import type { KeptMeans, SavedMeans } from '@/lib/connector-port/standing'
import { writeLetter } from '@/lib/outbox/outbox'
import { TERMS_VERSION_OF_THIS } from '@/lib/words/autopay-terms'
import {
  type Consent,
  insertPlannedDebit,
  lockConsent,
  selectConsentInForce,
  selectOutstanding,
  selectTie,
  updateConsent,
  updateDebitRevived,
  updateDebitsMoved,
  updateEnded,
} from './store'

interface Confirmed {
  id: string
  invoiceId: string | null
  amountMinor: number
}

/**
 * In the transaction that books what became of the payment. A means that was kept takes the place of the one before, with what
 * was planned by it. Whoever has taken back the tick meanwhile has agreed to nothing.
 */
export async function activateConsent(
  tx: Transaction,
  payment: Confirmed,
  { charge, kept, method, state }: ObjectFacts,
  now: Date,
): Promise<void> {
  if (!kept || payment.invoiceId === null || (state !== 'paid' && state !== 'processing')) return
  const tie = await selectTie(tx, payment.id)
  if (!tie || tie.debitId !== null || tie.consent.consentedAt !== null || tie.consent.revokedAt !== null)
    return
  await putInForce(tx, tie.consent, { kept, method: charge?.method ?? method ?? null }, now)
  // What is left of this very invoice is collected as well.
  if (payment.amountMinor < (await selectOutstanding(tx, payment.invoiceId)))
    await insertPlannedDebit(tx, payment.invoiceId, tie.consent.id)
}

/** From now on, in the place of the one before. */
async function putInForce(
  tx: Transaction,
  { customerId, id, organisationId }: Consent,
  { kept, method }: { kept: KeptMeans; method: PaymentMethodSummary | null },
  now: Date,
): Promise<void> {
  const before = await selectConsentInForce(tx, customerId)
  if (before) {
    await updateEnded(tx, before.id, { by: 'replaced' }, now)
    await updateDebitsMoved(tx, before.id, id)
  }
  await updateConsent(tx, id, { ...kept, consentedAt: now, method })
  await writeLetter(tx, 'autopay-agreed', id, { consentId: id, organisationId, customerId })
}

/** By a means that was left without paying. False where it is in force already, or over. */
export async function activateSaved(
  tx: Transaction,
  consentId: string,
  { claimedVersion, mandateReference, method, methodReference }: SavedMeans,
  now: Date,
): Promise<boolean> {
  const consent = await lockConsent(tx, consentId)
  if (!consent || consent.consentedAt !== null || consent.revokedAt !== null) return false
  if (consent.version !== claimedVersion) return false
  await putInForce(tx, consent, { kept: { methodReference, mandateReference }, method }, now)
  // Whoever has agreed to later invoices has not agreed to this one, whatever is owed on it by now.
  const isOfThis = consent.version === TERMS_VERSION_OF_THIS
  if (isOfThis && (await selectOutstanding(tx, consent.invoiceId)) > 0) {
    await updateDebitRevived(tx, consent.invoiceId, consentId, now)
    await insertPlannedDebit(tx, consent.invoiceId, consentId)
  }
  return true
}
