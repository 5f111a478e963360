// Before anybody is reminded, Stripe is asked what has become of payments that somebody began: what it knows may not have reached us.
import type { House } from '@/lib/house'
import { reconcilePayment } from '@/lib/payments/reconcile'
import { selectUnclearPayments } from './store'

/** Throws `Payment.ProviderError` where Stripe cannot be asked. */
export async function askAboutPayments(house: House, invoiceId: string): Promise<void> {
  for (const id of await selectUnclearPayments(house.db, invoiceId)) await reconcilePayment(house, id)
}
