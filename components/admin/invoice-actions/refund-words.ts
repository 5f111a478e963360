// What a refund means for both sides, said before it is made.
import { feeReturnOf } from '@/lib/money/fee-return'
import type { ActionablePayment } from '@/lib/payment-views/offered-actions'
import { displayed, readAmount } from './amount-text'

export const refundableOf = ({ currency, refundableMinor }: ActionablePayment) => ({
  minor: refundableMinor,
  currency,
})

/** Undefined while the amount cannot be read. */
export function refundWords(payment: ActionablePayment, text: string): string | undefined {
  const read = readAmount(text, refundableOf(payment), true)
  if (!('minor' in read)) return undefined
  const { currency, feeMinor, refundedMinors } = payment
  const amount = { minor: payment.amountMinor, currency }
  const back = displayed({ minor: read.minor, currency })
  const payer = `The payer gets ${back} back the way they paid, from your Stripe balance.`
  const feeBackMinor = feeReturnOf({ amount, feeMinor, refundedMinors }, read.minor)
  if (feeBackMinor === 0) return `${payer} Stripe keeps its own fee.`
  const isWhole = read.minor === payment.amountMinor
  const fee = displayed({ minor: feeBackMinor, currency })
  return `${payer} Our fee of ${fee}${isWhole ? '' : ' for this part'} comes back to you; Stripe keeps its own fee.`
}
