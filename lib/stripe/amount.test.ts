// Our money at Stripe's door, against a table written from Stripe's documentation and not from our converter.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chargeMaximumMinor, isChargeable } from '@/lib/money/charge-bounds'
import { CURRENCIES, type Currency } from '@/lib/money/currency'
import { parseDecimal } from '@/lib/money/decimal'
import { MoneyError } from '@/lib/money/money'
import { fromStripeAmount, toStripeAmount } from './amount'

// What Stripe's `amount` is for 7 whole units of a currency (docs.stripe.com/currencies, November 2026).
const ZERO_DECIMAL = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ')
const THREE_DECIMAL = 'BHD JOD KWD OMR TND'.split(' ')

function stripeAmountOfSeven(code: string): number {
  if (ZERO_DECIMAL.includes(code)) return 7
  return THREE_DECIMAL.includes(code) ? 7000 : 700
}

function refusal(convert: () => unknown): string {
  try {
    return `accepted as ${JSON.stringify(convert())}`
  } catch (error) {
    if (error instanceof MoneyError) return error.code
    throw error
  }
}

// promise 11
test('seven whole units of every currency are the integer that Stripe expects', () => {
  for (const { code, digits } of CURRENCIES) {
    const money = { minor: parseDecimal('7', digits), currency: code }
    expect(toStripeAmount(money), code).toBe(stripeAmountOfSeven(code))
    expect(fromStripeAmount(stripeAmountOfSeven(code), code.toLowerCase())).toEqual(money)
  }
})

// promise 12
test.each<[string, Currency, number]>([
  ['100', 'JPY', 100],
  ['140.76', 'EUR', 14_076],
  ['5.120', 'KWD', 5120],
  ['5', 'ISK', 500],
  ['10.45', 'HUF', 1045],
  ['800.45', 'TWD', 80_045],
  ['3', 'MGA', 3],
])('%s %s is sent as %d', (text, currency, amount) => {
  const digits = CURRENCIES.find(({ code }) => code === currency)?.digits ?? Number.NaN
  expect(toStripeAmount({ minor: parseDecimal(text, digits), currency })).toBe(amount)
})

// promise 12
test('KWD 5.124 is refused, never rounded', () => {
  expect(refusal(() => toStripeAmount({ minor: 5124, currency: 'KWD' }))).toBe('not-a-step')
  expect(isChargeable({ minor: 5124, currency: 'KWD' })).toBe('not-a-step')
})

// promise 11
test('every chargeable amount survives the way to Stripe and back', () => {
  const check = fc.property(
    fc.integer({ min: 0, max: 9_999_999 }),
    fc.constantFrom(...CURRENCIES),
    (steps, facts) => {
      const money = { minor: steps * facts.stepMinor, currency: facts.code }
      expect(fromStripeAmount(toStripeAmount(money), facts.code.toLowerCase())).toEqual(money)
    },
  )
  fc.assert(check, { numRuns: 20_000 })
})

// promise 13
test('the most that can be charged of each currency fills the 8 digits that Stripe takes', () => {
  for (const { code, stepMinor } of CURRENCIES) {
    const most = chargeMaximumMinor(code)
    const fitting = most - (most % stepMinor)
    expect(toStripeAmount({ minor: fitting, currency: code }), code).toBeLessThan(100_000_000)
    expect(toStripeAmount({ minor: fitting + stepMinor, currency: code }), code).toBeGreaterThan(99_999_999)
  }
})

test('an integer from Stripe that cannot be an amount is refused', () => {
  expect(refusal(() => fromStripeAmount(500, 'ugx'))).toBe('unknown-currency')
  expect(refusal(() => fromStripeAmount(501, 'isk'))).toBe('not-a-step')
  expect(refusal(() => fromStripeAmount(1.5, 'eur'))).toBe('not-an-integer')
  expect(fromStripeAmount(-500, 'isk')).toEqual({ minor: -5, currency: 'ISK' })
})
