// Our money at Stripe's door, against a table written from Stripe's documentation and not from our converter.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CURRENCIES, type Currency } from '@/lib/money/currency'
import { parseDecimal } from '@/lib/money/decimal'
import { MoneyError } from '@/lib/money/money'
import { fromStripeAmount, isChargeable, STRIPE_MAXIMUM, stripeMinimumMinor, toStripeAmount } from './amount'

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
test('the bounds of what can be charged are known before Stripe is asked', () => {
  const usd = (minor: number) => isChargeable({ minor, currency: 'USD' })
  expect([-1, 0, 49, 50, STRIPE_MAXIMUM, STRIPE_MAXIMUM + 1, Number.MAX_SAFE_INTEGER].map(usd)).toEqual([
    'below-minimum',
    'below-minimum',
    'below-minimum',
    'ok',
    'ok',
    'above-maximum',
    'above-maximum',
  ])
  expect(isChargeable({ minor: 29, currency: 'GBP' })).toBe('below-minimum')
  expect(isChargeable({ minor: 50, currency: 'JPY' })).toBe('ok')
  expect(isChargeable({ minor: 10, currency: 'KWD' })).toBe('ok')
  expect(isChargeable({ minor: 0, currency: 'KWD' })).toBe('below-minimum')
  expect(isChargeable({ minor: 999_999, currency: 'ISK' })).toBe('ok')
  expect(isChargeable({ minor: 1_000_000, currency: 'ISK' })).toBe('above-maximum')
  expect(stripeMinimumMinor('CZK')).toBe(1500)
  expect(stripeMinimumMinor('KWD')).toBeUndefined()
})

test('an integer of Stripe that cannot be ours is refused', () => {
  expect(refusal(() => fromStripeAmount(500, 'ugx'))).toBe('unknown-currency')
  expect(refusal(() => fromStripeAmount(501, 'isk'))).toBe('not-a-step')
  expect(refusal(() => fromStripeAmount(1.5, 'eur'))).toBe('not-an-integer')
  expect(fromStripeAmount(-500, 'isk')).toEqual({ minor: -5, currency: 'ISK' })
})
