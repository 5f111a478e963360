// What a payer types as an IBAN: how it is written, and what is wrong with it.
import { expect, test } from 'vitest'
import { formatIban, judgeIban } from './iban-rules'

test('an IBAN is written in groups of four', () => {
  expect(formatIban('de89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00')
})

test('the test IBANs are complete', () => {
  expect(judgeIban('DE89 3704 0044 0532 0130 00')).toEqual({ state: 'complete' })
  expect(judgeIban('AT611904300234573201')).toEqual({ state: 'complete' })
})

test('length, checksum and country are checked', () => {
  expect(judgeIban('')).toEqual({ state: 'empty' })
  expect(judgeIban('DE89 3704')).toEqual({ state: 'incomplete' })
  expect(judgeIban('DE88 3704 0044 0532 0130 00')).toEqual({ state: 'wrong', code: 'invalid_iban' })
  expect(judgeIban('US00 1234')).toEqual({ state: 'wrong', code: 'invalid_iban_country_code' })
})
