// Parses a session's order: amounts digit by digit, the sum checked against the total, every fault named.
import { type FieldFault, invalidField, invalidRequest } from '@/lib/failure/failure'
import { readDecimal } from '@/lib/http/fields/decimals'
import { type Currency, currencyDigits } from '@/lib/money/currency'
import { DecimalError, parseDecimal } from '@/lib/money/decimal'

type Decimal = number | string

interface AskedItem {
  name: string
  sku?: string | undefined
  quantity: Decimal
  unitPrice: Decimal
}

interface Asked {
  currency: Currency
  amount: { total: Decimal; shipping?: Decimal | undefined; tax?: Decimal | undefined }
  orderItems: AskedItem[]
}

/** In the contract's own words. */
const SUM_FAULT: FieldFault = {
  pointer: '/amount/total',
  code: 'sum-mismatch',
  detail: 'amount.total does not match the sum of line items, shipping, and tax',
}

/** The largest amount that providers take: eight digits. */
const MOST_MINOR = 99_999_999

/** Minor units of every amount. Throws `Request.Invalid` with one fault for each bad amount. */
export function readOrder({ amount, currency, orderItems }: Asked) {
  const digits = currencyDigits(currency)
  const faults: FieldFault[] = []
  const read = (pointer: string, input: Decimal, decimals: number, least: number): number => {
    const parse = () => {
      const units = parseDecimal(input, decimals)
      if (units < least) throw new DecimalError('negative', 'This must be more than 0.')
      return units
    }
    return readDecimal(faults, pointer, parse, pointer.slice(1).replaceAll('/', '.'))
  }
  /** A discount is written below zero; that a number is no zero with a sign is asked of it without its sign. */
  const readPrice = (pointer: string, input: Decimal): number => {
    const written = typeof input === 'number' ? String(input) : input.trim()
    return /^[-−]/.test(written)
      ? -read(pointer, written.slice(1), digits, 1)
      : read(pointer, input, digits, 0)
  }
  const totalMinor = read('/amount/total', amount.total, digits, 1)
  const shippingMinor = read('/amount/shipping', amount.shipping ?? 0, digits, 0)
  const taxMinor = read('/amount/tax', amount.tax ?? 0, digits, 0)
  const items = orderItems.map(({ name, quantity, sku, unitPrice }, at) => ({
    name,
    sku: sku ?? null,
    quantity: read(`/orderItems/${at}/quantity`, quantity, 0, 1),
    unitPriceMinor: readPrice(`/orderItems/${at}/unitPrice`, unitPrice),
  }))
  if (faults.length > 0) throw invalidRequest(faults)
  // By whole numbers of any size: a product of two large ones would lose digits.
  const sum = items.reduce(
    (total, { quantity, unitPriceMinor }) => total + BigInt(quantity) * BigInt(unitPriceMinor),
    BigInt(shippingMinor) + BigInt(taxMinor),
  )
  if (sum !== BigInt(totalMinor)) throw invalidRequest([SUM_FAULT])
  const goods = sum - BigInt(shippingMinor) - BigInt(taxMinor)
  if (goods < 0n)
    throw invalidField('/orderItems', 'discount-too-large', 'orderItems: The discounts exceed the items.')
  if (totalMinor > MOST_MINOR)
    throw invalidField(
      '/amount/total',
      'too-large',
      'amount.total: This is more than can be paid in one payment.',
    )
  return { total: { minor: totalMinor, currency }, shippingMinor, taxMinor, items }
}
