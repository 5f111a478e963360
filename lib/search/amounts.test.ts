// What a figure may mean to whoever types it into a search.
import { expect, test } from 'vitest'
import { minorOf, readAmounts } from './amounts'
import { fold } from './fold'

const meanings = (typed: string): string[] =>
  readAmounts(fold(typed)).map(({ part, whole }) => (part ? `${whole}.${part}` : whole))

test.each([
  ['661.38', ['661.38']],
  ['661,38', ['661.38']],
  ['661.380', ['661.38', '661380']],
  ['1.234,56', ['1234.56']],
  ['1,234.56', ['1234.56']],
  ['1 234,56', ['1234.56']],
  ['1\u202f234,56', ['1234.56']],
  ['1’234.50', ['1234.5']],
  ['12,34,567.80', ['1234567.8']],
  ['1.234.567', ['1234567']],
  ['1.234', ['1.234', '1234']],
  ['0.123', ['0.123']],
  ['.5', ['0.5']],
  ['42', ['42']],
  ['€661.38', ['661.38']],
  ['661,38 €', ['661.38']],
  ['EUR 661.38', ['661.38']],
  ['٦٦١٫٣٨', ['661.38']],
  ['６６１．３８', ['661.38']],
  ['0042', []],
  ['1.2.3', []],
  ['1,23,4', []],
  ['INV-0042', []],
  ['Krone', []],
  ['...', []],
  ['', []],
  ['1'.repeat(30), []],
])('%j may mean %j', (typed, expected) => {
  expect(meanings(typed)).toEqual(expected)
})

test('an amount is counted in the digits of a currency, and is none with more', () => {
  expect(minorOf({ whole: '661', part: '38' }, 2)).toBe(66_138)
  expect(minorOf({ whole: '661', part: '38' }, 3)).toBe(661_380)
  expect(minorOf({ whole: '661', part: '38' }, 0)).toBeUndefined()
  expect(minorOf({ whole: '9'.repeat(20), part: '' }, 2)).toBeUndefined()
})
