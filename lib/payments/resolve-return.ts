// The payer returns from paying: reads the payment from Stripe, and ignores the URL.
import { answeredWithin, PAYER_WAITS_MS } from '@/lib/deadline'
import type { House } from '@/lib/house'
import { findPayable } from './payable'
import { reconcilePayment } from './reconcile'

/** Throws `Payment.InvalidToken`, and `Payment.ProviderError` when Stripe cannot be asked (the sweep will). */
export async function resolveReturn(house: House, token: string): Promise<void> {
  const { live } = await findPayable(house, token)
  if (live) await answeredWithin(PAYER_WAITS_MS, () => reconcilePayment(house, live.id))
}
