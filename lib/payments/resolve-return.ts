// The payer returns from paying: reads the payment from Stripe, and ignores the URL.
import { answeredWithin, PAYER_WAITS_MS } from '@/lib/deadline'
import type { House } from '@/lib/house'
import { findPayable } from './payable'
import { reconcilePayment } from './reconcile'

/** Nobody waits for more: of several under way, the newest is that of whoever comes back just now. */
const ASKED_AT_MOST = 5

/** Throws `Payment.InvalidToken`, and `Payment.ProviderError` when Stripe cannot be asked (the sweep will). */
export async function resolveReturn(house: House, token: string): Promise<void> {
  const { live } = await findPayable(house, token)
  const asked = live.toReversed().slice(0, ASKED_AT_MOST)
  await answeredWithin(PAYER_WAITS_MS, () => Promise.all(asked.map(({ id }) => reconcilePayment(house, id))))
}
