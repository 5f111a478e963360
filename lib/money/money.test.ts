// Amounts are whole, safe, and never mixed; rounding is half up.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addMoney,
  compareMoney,
  type Money,
  MoneyError,
  subtractMoney,
  timesMinor,
  toMinor,
  toMoney,
} from './money'
import { divideHalfUp, divideHalfUpToStep } from './rounding'

const EUR_5: Money = { minor: 500, currency: 'EUR' }
const JPY_5: Money = { minor: 5, currency: 'JPY' }

function refusal(reckon: () => unknown): string {
  try {
    return `accepted as ${reckon()}`
  } catch (error) {
    if (error instanceof MoneyError) return error.code
    throw error
  }
}

test('amounts of one currency add, subtract and compare', () => {
  expect(addMoney(EUR_5, { minor: 1, currency: 'EUR' })).toEqual({ minor: 501, currency: 'EUR' })
  expect(subtractMoney(EUR_5, { minor: 501, currency: 'EUR' })).toEqual({ minor: -1, currency: 'EUR' })
  expect(compareMoney(EUR_5, { minor: 501, currency: 'EUR' })).toBe(-1)
  expect(compareMoney(EUR_5, EUR_5)).toBe(0)
})

test('two currencies are never reckoned together', () => {
  for (const reckon of [addMoney, subtractMoney, compareMoney]) {
    expect(refusal(() => reckon(EUR_5, JPY_5))).toBe('mixed-currencies')
  }
})

test('what can no longer be counted exactly is refused', () => {
  const most: Money = { minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' }
  expect(refusal(() => addMoney(most, { minor: 1, currency: 'EUR' }))).toBe('too-large')
  expect(refusal(() => subtractMoney({ minor: -2, currency: 'EUR' }, most))).toBe('too-large')
})

// promise 97
test('whole units are read from numbers, bigints and the integer text of Postgres', () => {
  expect([toMinor(5), toMinor(5n), toMinor('5'), toMinor('-5'), toMinor(-0)]).toEqual([5, 5, 5, -5, 0])
  for (const value of [1.5, Number.NaN, '1.5', '', ' 1', '1e3', '0x10']) {
    expect(
      refusal(() => toMinor(value)),
      String(value),
    ).toBe('not-an-integer')
  }
  for (const value of [2 ** 53, 2n ** 53n, '9007199254740993']) {
    expect(
      refusal(() => toMinor(value)),
      String(value),
    ).toBe('too-large')
  }
})

test('text is only a currency when it is in the table', () => {
  expect(toMoney('500', 'EUR')).toEqual(EUR_5)
  expect(refusal(() => toMoney(1, 'UGX'))).toBe('unknown-currency')
})

test('halves are rounded away from zero, on integers', () => {
  const written: [bigint, bigint, bigint][] = [
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [-5n, 10n, -1n],
    [-4n, 10n, 0n],
    [0n, 7n, 0n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
  ]
  for (const [numerator, denominator, rounded] of written) {
    expect(divideHalfUp(numerator, denominator)).toBe(rounded)
  }
  expect(divideHalfUpToStep(5125n, 1n, 10)).toBe(5130n)
  expect(divideHalfUpToStep(5124n, 1n, 10)).toBe(5120n)
  expect(() => divideHalfUp(1n, 0n)).toThrow(RangeError)
})

test('a rounded quotient is never further than half a unit away', () => {
  const check = fc.property(
    fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
    fc.bigInt({ min: 1n, max: 10n ** 9n }),
    (n, d) => {
      const twiceOff = divideHalfUp(n, d) * d * 2n - n * 2n
      return twiceOff <= d && twiceOff >= -d
    },
  )
  fc.assert(check, { numRuns: 10_000 })
})

test('so many times a price is exact, or refused', () => {
  expect(timesMinor(7, 3)).toBe(21)
  expect(timesMinor(99_999_999, 1_000)).toBe(99_999_999_000)
  expect(() => timesMinor(Number.MAX_SAFE_INTEGER, 2)).toThrow(MoneyError)
  expect(() => timesMinor(1.5, 2)).toThrow(MoneyError)
})
