// Closes what is locked because too many cards were declined, so that the secret its payer holds is worth nothing.

import { invoiceSubject, noteDecline } from '@/lib/card-testing/pauses'
import type { DeclinedCard } from '@/lib/connector-port/port'
import { closeGivenSaving } from '@/lib/consents/close-saving'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { askForIntent } from './ask-for-intent'
import { closePayment } from './close'
import type { Payment } from './payment'

/**
 * Answers whether the payment was closed. Throws `Payment.ProviderError` where it could not be: whoever told of the decline tells
 * again.
 */
export async function pauseIfTested(house: House, payment: Payment, decline: DeclinedCard): Promise<boolean> {
  const lock = await noteDecline(house, payment, decline)
  if (!lock) return false
  const { invoiceId } = payment
  if (invoiceId !== null && lock.subject === invoiceSubject(invoiceId))
    await closeGivenSaving(house, invoiceId)
  if (payment.state !== 'open') return false
  await closePayment(house, payment.id, ({ accountId, payment: known }) => {
    // A checkout that a card was declined in is known by its session.
    if (known.invoiceId === null) throw new Failure('Payment.ProviderError')
    return askForIntent(house, known, accountId)
  })
  return true
}
