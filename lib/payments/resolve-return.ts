// The payer comes back from paying: Stripe is asked how the payment stands; what the URL says is not even read.
import type { House } from '@/lib/house'
import { findPayable } from './payable'
import { reconcilePayment } from './reconcile'

/** Throws `Payment.InvalidToken`, and `Payment.ProviderError` when Stripe cannot be asked (the sweep will). */
export async function resolveReturn(house: House, token: string): Promise<void> {
  const { live } = await findPayable(house, token)
  if (live) await reconcilePayment(house, live.id)
}
