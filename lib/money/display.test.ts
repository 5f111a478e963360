// What is displayed is what is charged: the text is read back, digit by digit, in every language.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CURRENCIES } from './currency'
import { displayMoney, displayPercent } from './display'

const LOCALES = ['en', 'de', 'ja', 'ar', 'ar-EG', 'hi', 'hi-u-nu-deva', 'de-CH', 'fr', 'fa', 'sv']
const NATIVE_ZEROS = ['0', '٠', '۰', '०']

/** Reads displayed money as a person would: native digits, and a mark before the last ones that sets off decimals. */
function readBack(text: string, digits: number): bigint {
  let latin = ''
  for (const character of text) latin += latinDigit(character)
  const decimals =
    digits === 0 ? '' : (new RegExp(`[.,٫](\\d{${digits}})(?!.*\\d)`).exec(latin)?.[1] ?? 'missing')
  const all = latin.replace(/\D/g, '')
  expect(decimals.length, text).toBe(digits)
  return /[-−]/.test(text) ? -BigInt(all) : BigInt(all)
}

function latinDigit(character: string): string {
  for (const zero of NATIVE_ZEROS) {
    const value = character.charCodeAt(0) - zero.charCodeAt(0)
    if (value >= 0 && value <= 9) return String(value)
  }
  return character
}

// promise 21
test.each(LOCALES)(
  'amounts displayed in %s read back as the amounts charged, in every currency',
  (locale) => {
    const edges = [0, 1, 10, 99, 100, 99_999, 100_000, 12_345_670, 99_999_999, 999_999_999_999, -310]
    for (const { code, digits } of CURRENCIES) {
      for (const minor of edges) {
        const text = displayMoney(minor, code, locale)
        expect(readBack(text, digits), text).toBe(BigInt(minor))
      }
    }
  },
)

// promise 21
test('random amounts read back to the unit, the largest countable one too', () => {
  const amounts = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
  const currencies = fc.constantFrom(...CURRENCIES)
  const check = fc.property(
    amounts,
    currencies,
    fc.constantFrom(...LOCALES),
    (minor, { code, digits }, locale) => {
      expect(readBack(displayMoney(minor, code, locale), digits)).toBe(BigInt(minor))
    },
  )
  fc.assert(check, { numRuns: 5000 })
})

test('amounts look as they should', () => {
  expect(displayMoney(14_076, 'EUR', 'en')).toBe('€140.76')
  expect(displayMoney(14_076, 'EUR', 'de')).toBe('140,76\u00a0€')
  expect(displayMoney(1500, 'JPY', 'ja')).toBe('￥1,500')
  expect(displayMoney(1045, 'HUF', 'en')).toBe('HUF\u00a010.45')
  expect(displayMoney(5120, 'KWD', 'ar-EG')).toContain('٥٫١٢٠')
  expect(displayMoney(1_234_567_00, 'INR', 'hi')).toBe('₹12,34,567.00')
})

test('percentages show the decimals they have', () => {
  expect(displayPercent(25_000, 'en')).toBe('2.5%')
  expect(displayPercent(190_000, 'de')).toBe('19\u00a0%')
  expect(displayPercent(1, 'en')).toBe('0.0001%')
})
