// Amounts as the sandbox's pages write them: by Stripe's digits, not by those of Intl.
import { expect, test } from 'vitest'
import { formatAmount as format } from './money'

/** Intl puts a space that does not break between code and figure. */
function formatAmount(...given: Parameters<typeof format>): string {
  return format(...given).replaceAll('\u00a0', ' ')
}

// promise 21
test('an amount is written with the digits that Stripe counts it in', () => {
  expect(formatAmount(14076, 'eur', 'en')).toBe('€140.76')
  expect(formatAmount(100, 'jpy', 'en')).toBe('¥100')
  expect(formatAmount(5120, 'kwd', 'en')).toBe('KWD 5.120')
  expect(formatAmount(100000, 'isk', 'en')).toBe('ISK 1,000.00')
  expect(formatAmount(-5, 'usd', 'en')).toBe('-$0.05')
  expect(formatAmount(99_999_999, 'huf', 'en')).toBe('HUF 999,999.99')
})
