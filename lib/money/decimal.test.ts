// Decimal text in and out: exact, or refused with a reason.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  DecimalError,
  formatDecimal,
  formatMillionths,
  formatPercent,
  millionthsToJson,
  parseDecimal,
  parsePercent,
  parseQuantity,
  parseUnitPrice,
  toJsonNumber,
} from './decimal'

function refusal(read: () => unknown): string {
  try {
    return `accepted as ${read()}`
  } catch (error) {
    if (error instanceof DecimalError) return error.code
    throw error
  }
}

// Written by hand, not by the converter: decimal, digits, units, and how it is printed.
const WRITTEN: [input: string | number, digits: number, units: number, printed: string][] = [
  ['140.76', 2, 14076, '140.76'],
  [140.76, 2, 14076, '140.76'],
  [1.1, 2, 110, '1.10'],
  [1.005, 3, 1005, '1.005'],
  [4.35, 2, 435, '4.35'],
  [0.29, 2, 29, '0.29'],
  [8.2, 2, 820, '8.20'],
  [1.0, 2, 100, '1.00'],
  ['1', 2, 100, '1.00'],
  ['1.5', 2, 150, '1.50'],
  [1500, 0, 1500, '1500'],
  ['100', 0, 100, '100'],
  ['5.124', 3, 5124, '5.124'],
  ['0.001', 3, 1, '0.001'],
  [0, 2, 0, '0.00'],
  ['0', 0, 0, '0'],
  ['9007199254740991', 0, 9007199254740991, '9007199254740991'],
  ['90071992547409.91', 2, 9007199254740991, '90071992547409.91'],
  [9999999999999.99, 2, 999999999999999, '9999999999999.99'],
]

// promise 10
test.each(WRITTEN)('%s with %d digits is %d units, printed %s', (input, digits, units, printed) => {
  expect(parseDecimal(input, digits)).toBe(units)
  expect(formatDecimal(units, digits)).toBe(printed)
})

// promise 97
test.each<[unknown, number, string]>([
  [1e21, 2, 'too-large'],
  ['1e21', 2, 'not-a-decimal'],
  [2 ** 53 + 1, 0, 'too-large'],
  ['9007199254740993', 0, 'too-large'],
  [90071992547409.91, 2, 'too-large'],
  ['9'.repeat(1_000_000), 2, 'too-large'],
  [-0, 2, 'negative'],
  ['-0', 2, 'negative'],
  [-1, 2, 'negative'],
  ['-1.50', 2, 'negative'],
  ['−1.50', 2, 'negative'],
  ['–1', 0, 'negative'],
  ['- 1', 0, 'negative'],
  ['-.5', 2, 'negative'],
  ['1-', 0, 'not-a-decimal'],
  ['+1', 2, 'not-a-decimal'],
  [1.5, 0, 'too-many-decimals'],
  ['1.500', 2, 'too-many-decimals'],
  [140.765, 2, 'too-many-decimals'],
  [0.1 + 0.2, 2, 'too-many-decimals'],
  [1e-7, 3, 'too-many-decimals'],
  [Number.MIN_VALUE, 3, 'too-many-decimals'],
  [Number.NaN, 2, 'not-a-decimal'],
  [Number.POSITIVE_INFINITY, 2, 'not-a-decimal'],
  ['NaN', 2, 'not-a-decimal'],
  ['', 2, 'not-a-decimal'],
  [' 1', 2, 'not-a-decimal'],
  ['1\n', 2, 'not-a-decimal'],
  ['.5', 2, 'not-a-decimal'],
  ['5.', 2, 'not-a-decimal'],
  ['007', 2, 'not-a-decimal'],
  ['1,50', 2, 'not-a-decimal'],
  ['1_000', 2, 'not-a-decimal'],
  ['0x10', 2, 'not-a-decimal'],
  ['١٢', 2, 'not-a-decimal'],
  [null, 2, 'not-a-decimal'],
  [undefined, 2, 'not-a-decimal'],
  [true, 2, 'not-a-decimal'],
  [['1'], 2, 'not-a-decimal'],
  [Object.create(null), 2, 'not-a-decimal'],
  [5n, 2, 'not-a-decimal'],
])('the decimal %s with %d digits is refused: %s', (input, digits, code) => {
  expect(refusal(() => parseDecimal(input, digits))).toBe(code)
})

// promise 11
test('a hundred thousand amounts survive the way to decimal text, to JSON and back', () => {
  const units = fc.integer({ min: 0, max: 999_999_999_999_999 })
  const check = fc.property(units, (minor) => {
    for (const digits of [0, 2, 3]) {
      const json = JSON.stringify(toJsonNumber(minor, digits))
      const back = parseDecimal(JSON.parse(json), digits)
      if (parseDecimal(formatDecimal(minor, digits), digits) !== minor || back !== minor) return false
    }
    return true
  })
  fc.assert(check, { numRuns: 100_000 })
})

test('whatever is sent is read to the digit or refused, and nothing else is ever thrown', () => {
  const sent = fc.oneof(fc.double(), fc.string(), fc.stringMatching(/^-?\d{0,18}\.?\d{0,5}$/), fc.anything())
  const check = fc.property(sent, fc.constantFrom(0, 2, 3), (input, digits) => {
    const answer = refusal(() => parseDecimal(input, digits))
    if (!answer.startsWith('accepted as ')) return
    const [whole, decimals = ''] = String(input).split('.')
    expect(BigInt(answer.slice(12))).toBe(BigInt(`${whole}${decimals.padEnd(digits, '0')}`))
  })
  fc.assert(check, { numRuns: 20_000 })
})

test('a negative amount is printed with its sign, and minus zero without', () => {
  expect(formatDecimal(-310, 2)).toBe('-3.10')
  expect(formatDecimal(-5, 3)).toBe('-0.005')
  expect(formatDecimal(-0, 2)).toBe('0.00')
  expect(toJsonNumber(-14076, 2)).toBe(-140.76)
  expect(refusal(() => formatDecimal(1.5, 2))).toBe('too-large')
  expect(refusal(() => toJsonNumber(1e15, 2))).toBe('too-large')
})

test('a quantity has up to six decimals, and is below zero for a deduction, but never zero', () => {
  expect(parseQuantity(1.5)).toBe(1_500_000n)
  expect(parseQuantity('0.000001')).toBe(1n)
  expect(parseQuantity(1e-6)).toBe(1n)
  expect(parseQuantity(-2)).toBe(-2_000_000n)
  expect(parseQuantity('-0.25')).toBe(-250_000n)
  expect(parseQuantity('999999999.999999')).toBe(999_999_999_999_999n)
  for (const nothing of [0, -0, '0', '-0', '-0.00'])
    expect(refusal(() => parseQuantity(nothing))).toBe('negative')
  expect(refusal(() => parseQuantity('0.0000001'))).toBe('too-many-decimals')
  expect(refusal(() => parseQuantity('--1'))).toBe('not-a-decimal')
  expect(refusal(() => parseQuantity('1234567890.123456'))).toBe('too-large')
  expect(refusal(() => parseQuantity(1e12))).toBe('too-large')
  expect(refusal(() => parseQuantity([1]))).toBe('not-a-decimal')
})

test('a unit price has up to six decimals and is never below zero', () => {
  expect(parseUnitPrice('0.1651')).toBe(165_100n)
  expect(parseUnitPrice(0)).toBe(0n)
  expect(refusal(() => parseUnitPrice(-1))).toBe('negative')
  expect(formatMillionths(165_100n)).toBe('0.1651')
  expect(formatMillionths(-1_500_000n, 2)).toBe('-1.50')
  expect(formatMillionths(12_000_000n)).toBe('12')
})

test('millionths survive the way to JSON and back', () => {
  const check = fc.property(fc.bigInt({ min: 1n, max: 999_999_999_999_999n }), (millionths) => {
    expect(parseUnitPrice(JSON.parse(JSON.stringify(millionthsToJson(millionths))))).toBe(millionths)
    expect(parseQuantity(formatMillionths(-millionths))).toBe(-millionths)
  })
  fc.assert(check, { numRuns: 5000 })
})

test('a percentage lies between 0 and 100 and has up to four decimals', () => {
  expect(parsePercent(2.5)).toBe(25_000)
  expect(parsePercent('19')).toBe(190_000)
  expect(parsePercent('0.0001')).toBe(1)
  expect(parsePercent(100)).toBe(1_000_000)
  expect(refusal(() => parsePercent('100.0001'))).toBe('too-large')
  expect(refusal(() => parsePercent('1.00001'))).toBe('too-many-decimals')
  expect(formatPercent(25_000)).toBe('2.5')
  expect(formatPercent(1_000_000)).toBe('100')
  expect(formatPercent(1)).toBe('0.0001')
  expect(formatPercent(0)).toBe('0')
})
