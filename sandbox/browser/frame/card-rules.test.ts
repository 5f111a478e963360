// What a payer types into a card form: how it is written, and what is wrong with it.
import { describe, expect, test } from 'vitest'
import { brandOf, formatExpiry, formatNumber, judgeCvc, judgeExpiry, judgeNumber } from './card-rules'

describe('the number', () => {
  test('is written in groups of its brand', () => {
    expect(formatNumber('4242424242424242')).toBe('4242 4242 4242 4242')
    expect(formatNumber('378282246310005')).toBe('3782 822463 10005')
    expect(formatNumber('4242 4242x4242 4242 99')).toBe('4242 4242 4242 4242')
  })

  test('names its brand by its first digits', () => {
    expect(['4', '55', '2223', '34', '6011', '35', '62', '9'].map(brandOf)).toEqual([
      'visa',
      'mastercard',
      'mastercard',
      'amex',
      'discover',
      'jcb',
      'unionpay',
      'unknown',
    ])
  })

  test('is incomplete until its last digit, and wrong when the checksum is', () => {
    expect(judgeNumber('')).toEqual({ state: 'empty' })
    expect(judgeNumber('4242 4242 4242 424')).toEqual({ state: 'incomplete' })
    expect(judgeNumber('4242 4242 4242 4242')).toEqual({ state: 'complete' })
    expect(judgeNumber('4242 4242 4242 4241')).toEqual({ state: 'wrong', code: 'invalid_number' })
  })
})

describe('the expiry date', () => {
  const today = new Date(2026, 10, 20)

  test('is written with a slash, however it is typed or pasted', () => {
    expect(formatExpiry('1')).toBe('1')
    expect(formatExpiry('5')).toBe('05 / ')
    expect(formatExpiry('1234')).toBe('12 / 34')
    expect(formatExpiry('1/34')).toBe('01 / 34')
    expect(formatExpiry('12/2034')).toBe('12 / 34')
    expect(formatExpiry('12 / 34')).toBe('12 / 34')
  })

  test('must lie ahead, this month included', () => {
    expect(judgeExpiry('11 / 26', today)).toEqual({ state: 'complete' })
    expect(judgeExpiry('10 / 26', today)).toEqual({ state: 'wrong', code: 'invalid_expiry_month_past' })
    expect(judgeExpiry('12 / 25', today)).toEqual({ state: 'wrong', code: 'invalid_expiry_year_past' })
    expect(judgeExpiry('13 / 30', today)).toEqual({ state: 'wrong', code: 'invalid_expiry_month' })
    expect(judgeExpiry('12 / ', today)).toEqual({ state: 'incomplete' })
  })
})

test('the security code of American Express has four digits', () => {
  expect(judgeCvc('123', 'visa')).toEqual({ state: 'complete' })
  expect(judgeCvc('123', 'amex')).toEqual({ state: 'incomplete' })
})
