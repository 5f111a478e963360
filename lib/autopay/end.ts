// Ends automatic payment, and writes to both sides that it has ended.
import type { AutopayEnder } from '@/db/schema/autopay'
import { type Transaction, transact } from '@/db/transact'
import {
  type Consent,
  selectConsent,
  selectGivenConsent,
  updateEnded,
  updateEndedOfCustomer,
  updateGivenEnded,
} from '@/lib/consents/store'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { findPayable } from '@/lib/payments/payable'

interface End {
  by: AutopayEnder
  reason?: string
}

async function tellEnded(tx: Transaction, ended: readonly Consent[], by: AutopayEnder): Promise<void> {
  for (const { consentedAt, customerId, id, organisationId } of ended) {
    // What was never confirmed was never on.
    if (consentedAt === null) continue
    const about = { consentId: id, organisationId, customerId }
    await writeLetter(tx, 'autopay-ended', id, about)
    if (by !== 'seller') await writeLetter(tx, 'autopay-ended-notice', id, about)
  }
}

export async function endAndTell(tx: Transaction, consentId: string, end: End, now: Date): Promise<void> {
  await tellEnded(tx, await updateEnded(tx, consentId, end, now), end.by)
}

/** By the payer's link: what is on, and what was only ticked on this page. Nothing to end is as good. Throws `Payment.InvalidToken`. */
export async function stopByLink(house: House, token: string): Promise<void> {
  const { invoice } = await findPayable(house, token)
  await transact(house.db, async (tx) => {
    const now = house.clock.now()
    await updateGivenEnded(tx, invoice.id, { by: 'payer' }, now)
    await tellEnded(tx, await updateEndedOfCustomer(tx, invoice.customerId, { by: 'payer' }, now), 'payer')
  })
}

/** Somebody pays on this page who has not set the tick; what is in force already stays. Throws `Payment.InvalidToken`. */
export async function takeBackTick(house: House, token: string): Promise<void> {
  const { invoice } = await findPayable(house, token)
  if (!(await selectGivenConsent(house.db, invoice.id))) return
  await transact(house.db, (tx) => updateGivenEnded(tx, invoice.id, { by: 'payer' }, house.clock.now()))
}

/** By the link in an email, which is signed. False where it is over already. */
export async function stopByMail(house: House, consentId: string): Promise<boolean> {
  const consent = found(await selectConsent(house.db, consentId), 'Payment.InvalidToken')
  if (consent.revokedAt !== null) return false
  await transact(house.db, (tx) => endAndTell(tx, consentId, { by: 'payer' }, house.clock.now()))
  return true
}

/** By the seller. Throws `Autopay.NotOn`. */
export async function stopBySeller(house: House, customerId: string): Promise<void> {
  const ended = await transact(house.db, async (tx) => {
    const all = await updateEndedOfCustomer(tx, customerId, { by: 'seller' }, house.clock.now())
    await tellEnded(tx, all, 'seller')
    return all
  })
  if (!ended.some(({ consentedAt }) => consentedAt !== null)) throw new Failure('Autopay.NotOn')
}
