// A refund says what it means in amounts, and amounts are read as they are typed.
import { describe, expect, it } from 'vitest'
import { readAmount } from './amount-text'
import { refundWords } from './refund-words'

const payment = {
  id: 'p',
  currency: 'EUR',
  amountMinor: 14_076,
  feeMinor: 352,
  refundedMinors: [],
  refundableMinor: 14_076,
  succeededAt: null,
  method: null,
} as const
const words = (changes: object, text: string) =>
  refundWords({ ...payment, refundedMinors: [], ...changes }, text)

describe('what a refund means', () => {
  it('refunding half a payment returns half of our fee', () => {
    expect(words({}, '70.38')).toBe(
      'The payer gets €70.38 back the way they paid, from your Stripe balance. Our fee of €1.76 for this part comes back to you; Stripe keeps its own fee.',
    )
  })

  it('a full refund returns the whole fee, and no fee is promised where none was taken', () => {
    expect(words({}, '140.76')).toMatch(/Our fee of €3\.52 comes back to you/)
    expect(words({ feeMinor: 0 }, '140.76')).not.toMatch(/Our fee/)
  })

  it('nothing is promised while the amount is unreadable or too large', () => {
    expect(words({}, '')).toBeUndefined()
    expect(words({ refundableMinor: 1_000 }, '10.01')).toBeUndefined()
  })
})

it.each([
  ['', 'EUR', 'Enter an amount.'],
  ['0', 'EUR', 'Enter more than zero.'],
  ['?12,5x', 'EUR', 'Write it like 1234.50.'],
  ['?5.120', 'KWD', 'Choose what “5.120” means.'],
  ['20.01', 'EUR', 'Enter at most €20.00.'],
  ['1.001', 'EUR', 'This number may have at most 2 decimals.'],
  ['1.001', 'KWD', 'The last decimal must be 0.'],
  ['1.5', 'JPY', 'This number may have no decimals.'],
] as const)('%j in %s is refused in words', (text, currency, fault) => {
  expect(readAmount(text, { minor: 2_000, currency }, true)).toEqual({ fault })
})

it('reads what is typed to the last unit', () => {
  expect(readAmount(' 19.99 ', { minor: 2_000, currency: 'EUR' }, true)).toEqual({ minor: 1_999 })
  expect(readAmount('1.001', { minor: 2_000, currency: 'KWD' }, false)).toEqual({ minor: 1_001 })
})
