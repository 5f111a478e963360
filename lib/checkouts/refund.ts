// Refunds a checkout, in full or in part.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Refund } from '@/lib/payments/payment'
import { refundKnown } from '@/lib/payments/refund'
import { readCheckout } from './status'

export interface CheckoutRefundRequest {
  /** Chosen by the caller, so that a repeat makes the same refund. */
  id: string
  sessionId: string
  /** Major units; everything that remains if omitted. */
  amount: number | string | undefined
  reason: string | null
}

/** Throws `Checkout.NotFound`, `Refund.NotRefundable`, `Refund.ExceedsPayment`, `Request.Invalid`. */
export async function refundCheckout(
  house: House,
  organisationId: string,
  { amount, id, reason, sessionId }: CheckoutRefundRequest,
): Promise<Refund> {
  const { checkout, payment } = await readCheckout(house, sessionId)
  if (checkout.organisationId !== organisationId) throw new Failure('Checkout.NotFound')
  return refundKnown(house, payment, { id, amount, amountField: 'Amount', reason })
}
