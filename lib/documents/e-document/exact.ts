// Decimals of any length, reckoned exactly: quantities, prices and percentages as whole units of a power of ten.
import { toMinor } from '@/lib/money/money'
import { divideHalfUp } from '@/lib/money/rounding'

/** `units` × 10^-`digits`. */
export interface Exact {
  units: bigint
  digits: number
}

const power = (digits: number): bigint => 10n ** BigInt(digits)

/** Reads what a snapshot keeps as text: "-1.5", "0.1651". */
export function exactOf(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError('This is not a decimal number.')
  const [, sign = '', whole = '', decimals = ''] = match
  return { units: BigInt(`${sign}${whole}${decimals}`), digits: decimals.length }
}

/** Without zeros that say nothing: "1.5". */
export function exactText({ digits, units }: Exact): string {
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0')
  const decimals = digits === 0 ? '' : text.slice(-digits).replace(/0+$/, '')
  const whole = digits === 0 ? text : text.slice(0, -digits)
  return `${units < 0n ? '-' : ''}${whole}${decimals && `.${decimals}`}`
}

/** One times the other, rounded to so many digits, halves away from zero. */
export function productOf(one: Exact, other: Exact, digits: number): bigint {
  const product = one.units * other.units * power(digits)
  return divideHalfUp(product, power(one.digits + other.digits))
}

/**
 * What one of `quantity` costs when all of it costs `total` (in units of 10^-`digits`): with as few decimals as it takes for
 * price times quantity to be that total again. Both have one sign.
 */
export function priceOf(total: bigint, quantity: Exact, digits: number): Exact {
  const [all, count] = quantity.units < 0n ? [-total, -quantity.units] : [total, quantity.units]
  if (all < 0n || count === 0n) throw new RangeError('A price is never below zero.')
  for (let decimals = 2; ; decimals++) {
    const units = divideHalfUp(all * power(quantity.digits + decimals), count * power(digits))
    const price = { units, digits: decimals }
    if (productOf(price, { units: count, digits: quantity.digits }, digits) === all) return price
  }
}

/** A part of a whole, in parts per million of it, rounded to whole units. */
export const partOf = (whole: number, ppm: number): number =>
  toMinor(divideHalfUp(BigInt(whole) * BigInt(ppm), 1_000_000n))

/** What an amount with tax is without it. */
export const withoutTax = (gross: number, ratePpm: number): number =>
  toMinor(divideHalfUp(BigInt(gross) * 1_000_000n, 1_000_000n + BigInt(ratePpm)))
