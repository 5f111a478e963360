// The lines of an order on Stripe's page, whose sum is what is charged.

import type { Order } from '@/lib/connector-port/port'
import { chargeStepMinor } from '@/lib/money/currency'
import { toStripeAmount } from './amount'

/** docs.stripe.com/api/checkout/sessions/create, November 2026. */
const MOST_LINES = 100
const LONGEST_NAME = 250

interface Part {
  name: string
  description?: string | null | undefined
  quantity: number
  minor: number
}

const partsOf = ({ items, shippingMinor, taxMinor }: Order): Part[] => [
  ...items.map(({ unitPriceMinor, ...item }) => ({ ...item, minor: unitPriceMinor })),
  ...(shippingMinor > 0 ? [{ name: 'Shipping', quantity: 1, minor: shippingMinor }] : []),
  ...(taxMinor > 0 ? [{ name: 'Tax', quantity: 1, minor: taxMinor }] : []),
]

/** Items, shipping and tax; one sum where Stripe could not show them: too many, a discount, or a price that it cannot say. */
export function linesOf(order: Order) {
  const { currency, minor: totalMinor } = order.total
  const parts = partsOf(order)
  const isSayable =
    parts.length <= MOST_LINES &&
    parts.every(({ minor }) => minor >= 0 && minor % chargeStepMinor(currency) === 0)
  const shown: Part[] = isSayable ? parts : [{ name: order.description, quantity: 1, minor: totalMinor }]
  return shown.map(({ description, minor, name, quantity }) => ({
    quantity,
    price_data: {
      currency: currency.toLowerCase(),
      unit_amount: toStripeAmount({ minor, currency }),
      product_data: {
        name: name.trim().slice(0, LONGEST_NAME) || '-',
        ...(description && { description }),
      },
    },
  }))
}
