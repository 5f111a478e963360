// Ends money that is set aside at an account nobody can ask any more, by the word of a person who has seen its own books.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { AssertMay } from '@/lib/http/call/caller'
import { letGoByHand } from '@/lib/payments/beyond-reach'
import type { Payment } from '@/lib/payments/payment'
import { selectStripePayment } from '@/lib/payments/store'
import { insertEnded, selectTakenPayment } from './quarantine-store'

/**
 * Repeating it changes nothing, and the first words stay. Throws `Payment.NotFound`, and `Payment.CanBeChecked` where its
 * provider can be asked. `organisationId` undefined means anybody's, of whom `assertMay` says whether it may be changed.
 */
export async function endSetAside(
  house: House,
  organisationId: string | undefined,
  id: string,
  { assertMay, words }: { words: string; assertMay: AssertMay },
): Promise<Payment> {
  const payment = found(await selectTakenPayment(house.db, organisationId, id), 'Payment.NotFound')
  if (organisationId === undefined) await assertMay(payment.organisationId)
  if (payment.quarantineReason === null) return payment
  if (!(await selectStripePayment(house.db, id))?.isWithdrawn) throw new Failure('Payment.CanBeChecked')
  const ended = await letGoByHand(house, payment, (tx, it, now) => insertEnded(tx, it, words, now))
  return found(ended, 'Payment.NotFound')
}
