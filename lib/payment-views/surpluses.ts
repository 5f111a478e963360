// Which payments came twice, and what went back of each because it was more than was owed.
import { isReturned, type Refund, returnsSurplus } from '@/lib/payments/payment'

interface Paid {
  id: string
  state: string
  amountMinor: number
  succeededAt: Date | string | null
  createdAt: Date | string
  refunds: Pick<Refund, 'state' | 'origin' | 'amountMinor'>[]
}

export interface SurplusOf {
  /** All of it went back, and another payment counts: the payer paid twice. */
  isSurplus: boolean
  /** The part that went back as more than was owed; 0 where all of it did, which is a refund like any other. */
  surplusReturnedMinor: number
}

const surplusMinor = ({ refunds }: Pick<Paid, 'refunds'>): number =>
  refunds
    .filter((refund) => isReturned(refund) && returnsSurplus(refund))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0)

const timeOf = ({ createdAt, succeededAt }: Paid): number => new Date(succeededAt ?? createdAt).getTime()

/**
 * By payment id. Where every payment went back whole as a surplus (a void invoice), the first was no second payment.
 * `paidFromCredit` counts as a payment that was there before.
 */
export function surplusesOf(payments: readonly Paid[], paidFromCredit: boolean): Map<string, SurplusOf> {
  const paid = payments
    .filter(({ state }) => state === 'succeeded')
    .toSorted((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1))
  const isWhole = (payment: Paid) => surplusMinor(payment) >= payment.amountMinor
  const [first] = paid
  return new Map(
    paid.map((payment) => {
      if (!isWhole(payment))
        return [payment.id, { isSurplus: false, surplusReturnedMinor: surplusMinor(payment) }]
      const isSecond = paid.some((other) => other !== payment && (!isWhole(other) || other === first))
      return [payment.id, { isSurplus: isSecond || paidFromCredit, surplusReturnedMinor: 0 }]
    }),
  )
}

export const NO_SURPLUS: SurplusOf = { isSurplus: false, surplusReturnedMinor: 0 }
