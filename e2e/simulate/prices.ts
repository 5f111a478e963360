// What paying early, or by a bank debit, takes off: agreed with the invoice, and reckoned here in whole percents of whole hundreds.
import type { Chance } from '../faults/dice'
import { type Bill, leftMinor } from './bill'
import { type Day, dayIn, plusDays } from './calendar'

export interface Price {
  earlyPercent: number
  /** Through its last second, where the seller is. */
  until: Day
  debitPercent: number
}

export function priceOf(chance: Chance, currency: string, issued: Day) {
  const days = chance.between(2, 9)
  const price = {
    earlyPercent: chance.between(1, 5),
    until: plusDays(issued, days),
    debitPercent: currency === 'EUR' ? chance.between(0, 2) : 0,
  }
  const adjustment = {
    ...{ methods: ['sepa_debit'], kind: 'discount', percent: price.debitPercent },
  }
  const said = {
    earlyPayment: { percent: price.earlyPercent, days },
    ...(price.debitPercent > 0 && { methodAdjustments: [adjustment] }),
  }
  return { price, said }
}

export type Means = 'card' | 'sepa_debit' | 'unknown'

/** Of all that is owed; a part of it is never paid of such an invoice. */
export function discountOf(bill: Bill, at: number, means: Means): number {
  const { customer, price } = bill
  if (!price) return 0
  const isEarly = dayIn(customer.seller.zone, at) <= price.until
  const percent = (isEarly ? price.earlyPercent : 0) + (means === 'sepa_debit' ? price.debitPercent : 0)
  return Math.floor((leftMinor(bill) * percent) / 100)
}
