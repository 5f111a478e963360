// An amount of money: whole minor units and a currency, added and compared without ever losing a unit.
import { type Currency, currencyDigits, isCurrency } from './currency'
import { toJsonNumber } from './decimal'

export interface Money {
  readonly minor: number
  readonly currency: Currency
}

export type MoneyErrorCode =
  | 'not-an-integer'
  | 'negative'
  | 'too-large'
  | 'not-a-step'
  | 'mixed-currencies'
  | 'unknown-currency'
  | 'more-than-the-amount'
  | 'below-zero'

/**
 * An amount that cannot be. `line` is the index of the invoice line at fault, where there is one; `part` names what is at
 * fault of the line, or of the document.
 */
export class MoneyError extends Error {
  override readonly name = 'MoneyError'

  constructor(
    readonly code: MoneyErrorCode,
    message: string,
    readonly line?: number,
    readonly part?: 'discount' | 'charge',
  ) {
    super(message)
  }
}

/** Whole minor units from a number, a bigint, or the integer text in which Postgres hands out bigints and sums. */
export function toMinor(value: number | bigint | string): number {
  if (typeof value === 'number') return checkedMinor(value)
  if (typeof value === 'string' && !/^-?\d{1,20}$/.test(value)) {
    throw new MoneyError('not-an-integer', 'An amount must be a whole number of minor units.')
  }
  const minor = Number(BigInt(value))
  return checkedMinor(minor)
}

export function toMoney(minor: number | bigint | string, currency: string): Money {
  // Columns of type char(3) and callers' JSON are only text until asked.
  if (!isCurrency(currency)) throw new MoneyError('unknown-currency', 'This currency is not supported.')
  return { minor: toMinor(minor), currency }
}

/** Writes minor units as the decimal that their currency has: the number that JSON prints with exactly these digits. */
export function majorUnits(code: string): (minor: number) => number {
  if (!isCurrency(code))
    throw new MoneyError('unknown-currency', `An amount is in the unknown currency ${code}.`)
  const digits = currencyDigits(code)
  return (minor) => toJsonNumber(minor, digits)
}

/** So many times a price, counted without floats. Throws MoneyError. */
export function timesMinor(minor: number, count: number): number {
  return toMinor(BigInt(checkedMinor(minor)) * BigInt(checkedMinor(count)))
}

export function addMoney(a: Money, b: Money): Money {
  return { minor: checkedMinor(a.minor + b.minor), currency: sameCurrency(a, b) }
}

export function subtractMoney(a: Money, b: Money): Money {
  return { minor: checkedMinor(a.minor - b.minor), currency: sameCurrency(a, b) }
}

/** Below zero when `a` is less than `b`, zero when they are equal. */
export function compareMoney(a: Money, b: Money): number {
  sameCurrency(a, b)
  return Math.sign(checkedMinor(a.minor) - checkedMinor(b.minor))
}

function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency !== b.currency) {
    throw new MoneyError('mixed-currencies', `${a.currency} and ${b.currency} cannot be added together.`)
  }
  return a.currency
}

function checkedMinor(minor: number): number {
  if (Number.isSafeInteger(minor)) return minor + 0 // turns -0 into 0
  if (Number.isInteger(minor))
    throw new MoneyError('too-large', 'This amount is too large to be counted exactly.')
  throw new MoneyError('not-an-integer', 'An amount must be a whole number of minor units.')
}
