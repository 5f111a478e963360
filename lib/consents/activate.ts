// What was agreed to on a page comes into force with the payment that its payer confirms.
import type { Transaction } from '@/db/transact'
import type { ObjectFacts } from '@/lib/connector-port/port'
import { writeLetter } from '@/lib/outbox/outbox'
import {
  insertPlannedDebit,
  selectConsentInForce,
  selectOutstanding,
  selectTie,
  updateConsent,
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
  const { customerId, id, organisationId } = tie.consent
  const before = await selectConsentInForce(tx, customerId)
  if (before) {
    await updateEnded(tx, before.id, { by: 'replaced' }, now)
    await updateDebitsMoved(tx, before.id, id)
  }
  await updateConsent(tx, id, { ...kept, consentedAt: now, method: charge?.method ?? method ?? null })
  // What is left of this very invoice is collected as well.
  if (payment.amountMinor < (await selectOutstanding(tx, payment.invoiceId)))
    await insertPlannedDebit(tx, payment.invoiceId, id)
  await writeLetter(tx, 'autopay-agreed', id, { consentId: id, organisationId, customerId })
}
