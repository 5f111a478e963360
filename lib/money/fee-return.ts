// How much of a payment's fee is returned when part of the payment is refunded.
import { type Money, MoneyError, toMinor } from './money'
import { divideHalfUp } from './rounding'

export interface RefundedPayment {
  amount: Money
  /** The application fee that was taken of it. */
  feeMinor: number
  /** The refunds that were made before, in order. */
  refundedMinors: readonly number[]
}

/**
 * As Stripe counts it with `refund_application_fee` (docs.stripe.com/connect/direct-charges, November 2026): in proportion,
 * never more than is left of the fee. Throws MoneyError for more than is left of the payment.
 */
export function feeReturnOf({ amount, feeMinor, refundedMinors }: RefundedPayment, minor: number): number {
  const refundedMinor = toMinor(refundedMinors.reduce((sum, refunded) => sum + BigInt(refunded), 0n))
  if (minor < 0) throw new MoneyError('negative', 'A refund must not be negative.')
  if (minor > amount.minor - refundedMinor)
    throw new MoneyError('too-large', 'A refund must not be more than is left of the payment.')
  const share = (part: number) => toMinor(divideHalfUp(BigInt(feeMinor) * BigInt(part), BigInt(amount.minor)))
  const left = refundedMinors.reduce((fee, refunded) => fee - Math.min(fee, share(refunded)), feeMinor)
  return Math.min(left, share(minor))
}
