// What can be charged online, and what a sender is told of an amount that cannot.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chargeMinimumMinor, chargeWarning, isChargeable } from './charge-bounds'
import { CURRENCIES } from './currency'

// promise 13
test('the bounds of what can be charged are known before Stripe is asked', () => {
  const usd = (minor: number) => isChargeable({ minor, currency: 'USD' })
  expect([-1, 0, 49, 50, 99_999_999, 100_000_000, Number.MAX_SAFE_INTEGER].map(usd)).toEqual([
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
  expect(chargeMinimumMinor('CZK')).toBe(1500)
  expect(chargeMinimumMinor('KWD')).toBeUndefined()
})

test.each([
  [10, 'EUR', 'Payment.BelowMinimum', '€0.10 cannot be paid online: the minimum is €0.50.'],
  [29, 'GBP', 'Payment.BelowMinimum', '£0.29 cannot be paid online: the minimum is £0.30.'],
  [
    100_000_000,
    'EUR',
    'Payment.AboveMaximum',
    '€1,000,000.00 cannot be paid online in one payment: the maximum is €999,999.99.',
  ],
  [1_000_000, 'ISK', 'Payment.AboveMaximum', 'the maximum is ISK\u00a0999,999.'],
  [5124, 'KWD', 'Payment.AmountNotChargeable', 'an amount in KWD must end in 0.'],
] as const)('a sender of %d %s hears %s', (minor, currency, code, words) => {
  const warning = chargeWarning({ minor, currency })
  expect(warning?.code).toBe(code)
  expect(warning?.detail).toContain(words)
})

test('a warning is given exactly where something is owed that cannot be charged', () => {
  const check = fc.property(
    fc.integer({ min: -1000, max: 200_000_000 }),
    fc.constantFrom(...CURRENCIES.map(({ code }) => code)),
    (minor, currency) => {
      const money = { minor, currency }
      expect(chargeWarning(money) !== undefined).toBe(minor > 0 && isChargeable(money) !== 'ok')
    },
  )
  fc.assert(check)
})
