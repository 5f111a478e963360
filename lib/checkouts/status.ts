// The status of a checkout, for anyone who has its id; asks Stripe while it is still open in our books.

import { secondsFrom } from '@/lib/clock'
import { answeredWithin, PAYER_WAITS_MS } from '@/lib/deadline'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { reconcilePayment } from '@/lib/payments/reconcile'
import { type HeldCheckout, selectCheckoutBySession } from './store'

/** A page that asks again and again must not ask Stripe as often. */
const ASK_EVERY_SECONDS = 1

/** Throws `Checkout.NotFound`. */
export async function readCheckout(house: House, sessionReference: string): Promise<HeldCheckout> {
  return found(await selectCheckoutBySession(house.db, sessionReference), 'Checkout.NotFound')
}

/** As `readCheckout`, after asking Stripe. What is known is answered when Stripe cannot be asked: the sweep will. */
export async function followCheckout(house: House, sessionReference: string): Promise<HeldCheckout> {
  const held = await readCheckout(house, sessionReference)
  const { factsAsOf } = held.payment
  const isFresh = factsAsOf !== null && secondsFrom(factsAsOf, ASK_EVERY_SECONDS) > house.clock.now()
  if (held.checkout.state !== 'open' || isFresh) return held
  try {
    await answeredWithin(PAYER_WAITS_MS, () => reconcilePayment(house, held.payment.id))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    house.log.info(
      { err: error, checkoutId: held.checkout.id },
      'the status of a checkout could not be fetched',
    )
  }
  return readCheckout(house, sessionReference)
}

/** Throws `Checkout.NotFound` for a session of another organisation, too. */
export async function checkoutStatus(
  house: House,
  organisationId: string,
  sessionReference: string,
): Promise<HeldCheckout> {
  const { checkout } = await readCheckout(house, sessionReference)
  if (checkout.organisationId !== organisationId) throw new Failure('Checkout.NotFound')
  return followCheckout(house, sessionReference)
}
