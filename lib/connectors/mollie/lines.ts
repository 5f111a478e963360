// The lines of an order at Mollie.
import { type PaymentCreateParams, PaymentLineType } from '@mollie/api-client'
import type { Order } from '@/lib/connector-port/port'
import { timesMinor } from '@/lib/money/money'
import { toMollieAmount } from './amount'

type Line = NonNullable<PaymentCreateParams['lines']>[number]

const MOST_LINES = 100
const LONGEST_DESCRIPTION = 100

/** Half a character is no valid JSON: whoever reads it strictly refuses the whole order. */
const cut = (description: string): string =>
  description.slice(0, LONGEST_DESCRIPTION).replace(/[\uD800-\uDBFF]$/, '')

/** Discounts are below zero. */
function signed(minor: number, currency: Order['total']['currency']) {
  const { value } = toMollieAmount({ minor: Math.abs(minor), currency })
  return { currency, value: minor < 0 ? `-${value}` : value }
}

/** Left out where Mollie would refuse so many; the amount is what is charged. */
export function linesOf({ items, shippingMinor, taxMinor, total }: Order): Line[] | undefined {
  const { currency } = total
  const line = (type: PaymentLineType, description: string, quantity: number, minor: number): Line => ({
    type,
    description: cut(description) || '-',
    quantity,
    unitPrice: signed(minor, currency),
    totalAmount: signed(timesMinor(minor, quantity), currency),
  })
  const lines = [
    ...items.map(({ name, quantity, unitPriceMinor }) =>
      line(
        unitPriceMinor < 0 ? PaymentLineType.discount : PaymentLineType.physical,
        name,
        quantity,
        unitPriceMinor,
      ),
    ),
    ...(shippingMinor > 0 ? [line(PaymentLineType.shipping_fee, 'Shipping', 1, shippingMinor)] : []),
    ...(taxMinor > 0 ? [line(PaymentLineType.surcharge, 'Tax', 1, taxMinor)] : []),
  ]
  return lines.length <= MOST_LINES ? lines : undefined
}
