// The fee rule, from a table worked out by hand and for every amount.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CURRENCIES, type Currency, chargeStepMinor } from './currency'
import { shareOf, splitFee } from './fee'
import { MoneyError } from './money'

// promise 15
test.each<[number, Currency, number, number]>([
  [14_076, 'EUR', 25_000, 352], // 351.9
  [20, 'EUR', 25_000, 1], // 0.5 goes up
  [19, 'EUR', 25_000, 0], // 0.475
  [50, 'USD', 25_000, 1], // 1.25 at the least that Stripe takes
  [1500, 'JPY', 25_000, 38], // 37.5
  [5120, 'KWD', 25_000, 130], // 128 to the step of ten
  [99_999_999, 'USD', 1_000_000, 99_999_999],
  [100, 'EUR', 0, 0],
  [0, 'EUR', 25_000, 0],
  [999_999_999_999, 'IDR', 333_333, 333_333_000_000], // 333,332,999,999.666667
])('of %d %s a share of %d ppm is %d', (minor, currency, sharePpm, fee) => {
  expect(shareOf({ minor, currency }, sharePpm)).toBe(fee)
})

// promise 15
test('for every amount, currency and share: 0 ≤ fee ≤ amount, in chargeable steps, less than a step off', () => {
  const amounts = fc.integer({ min: 0, max: 999_999_999_999 })
  const shares = fc.integer({ min: 0, max: 1_000_000 })
  const check = fc.property(amounts, fc.constantFrom(...CURRENCIES), shares, (minor, { code }, sharePpm) => {
    const fee = shareOf({ minor, currency: code }, sharePpm)
    const step = chargeStepMinor(code)
    const off = BigInt(fee) * 1_000_000n - BigInt(minor) * BigInt(sharePpm)
    const isNear = off < BigInt(step) * 1_000_000n && off > BigInt(-step) * 1_000_000n
    return fee >= 0 && fee <= minor && fee % step === 0 && isNear
  })
  fc.assert(check, { numRuns: 50_000 })
})

test('the platform and the client divide a fee without losing a unit', () => {
  expect(splitFee(352, 400_000)).toEqual({ platformMinor: 141, clientMinor: 211 })
  expect(splitFee(1, 500_000)).toEqual({ platformMinor: 1, clientMinor: 0 })
  const fees = fc.integer({ min: 0, max: 999_999_999_999 })
  const check = fc.property(fees, fc.integer({ min: 0, max: 1_000_000 }), (feeMinor, sharePpm) => {
    const { platformMinor, clientMinor } = splitFee(feeMinor, sharePpm)
    return platformMinor >= 0 && clientMinor >= 0 && platformMinor + clientMinor === feeMinor
  })
  fc.assert(check, { numRuns: 20_000 })
})

test('a share of a negative or broken amount, or beyond 100 percent, is refused', () => {
  expect(() => shareOf({ minor: -1, currency: 'EUR' }, 1)).toThrow(MoneyError)
  expect(() => shareOf({ minor: 1.5, currency: 'EUR' }, 1)).toThrow(MoneyError)
  expect(() => shareOf({ minor: 1, currency: 'EUR' }, 1_000_001)).toThrow(MoneyError)
  expect(() => splitFee(1, -1)).toThrow(MoneyError)
})
