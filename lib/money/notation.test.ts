// Numbers as people write them, all over the world.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pointOf, readNumber, writeNumber } from './notation'

const LOCALES = [
  ...[
    'en-GB',
    'en-US',
    'en-IN',
    'en-ZA',
    'de-DE',
    'de-AT',
    'de-CH',
    'fr-FR',
    'fr-CH',
    'fr-CA',
    'es-ES',
    'es-MX',
  ],
  ...[
    'it-IT',
    'it-CH',
    'pt-PT',
    'pt-BR',
    'nl-NL',
    'pl-PL',
    'sv-SE',
    'nb-NO',
    'da-DK',
    'fi-FI',
    'cs-CZ',
    'hu-HU',
  ],
  ...[
    'ru-RU',
    'uk-UA',
    'bg-BG',
    'tr-TR',
    'el-GR',
    'he-IL',
    'ar-EG',
    'ar-AE',
    'ar-MA',
    'fa-IR',
    'ur-PK',
    'hi-IN',
  ],
  ...[
    'mr-IN',
    'bn-BD',
    'ta-IN',
    'th-TH',
    'th-TH-u-nu-thai',
    'my-MM',
    'ne-NP',
    'ja-JP',
    'ko-KR',
    'zh-CN',
    'zh-TW',
  ],
  ...[
    'vi-VN',
    'id-ID',
    'ka-GE',
    'hy-AM',
    'lt-LT',
    'lv-LV',
    'et-EE',
    'sl-SI',
    'hr-HR',
    'ro-RO',
    'sr-RS',
    'km-KH',
  ],
]
const locale = fc.constantFrom(...LOCALES)
const decimalText = (most: number) =>
  fc
    .tuple(fc.bigInt({ min: 0n, max: 10n ** 13n }), fc.stringMatching(new RegExp(`^[0-9]{0,${most}}$`)))
    .map(([whole, decimals]) => (decimals === '' ? `${whole}` : `${whole}.${decimals}`))

const fractionOf = (decimal: string) => decimal.split('.')[1]?.length ?? 0

function written(decimal: string, tag: string, useGrouping: boolean): string {
  const digits = { minimumFractionDigits: fractionOf(decimal), maximumFractionDigits: fractionOf(decimal) }
  return new Intl.NumberFormat(tag, { useGrouping, ...digits }).format(decimal as Intl.StringNumericLiteral)
}

describe('what a notation writes', () => {
  it('is read as it was, with or without signs between thousands, unless it could mean something else', () => {
    fc.assert(
      fc.property(decimalText(6), locale, fc.boolean(), (decimal, tag, useGrouping) => {
        const reading = readNumber(written(decimal, tag, useGrouping), tag)
        if (reading.kind === 'ambiguous') expect(reading.own).toBe(decimal)
        else expect(reading).toEqual({ kind: 'number', decimal })
      }),
      { numRuns: 3_000 },
    )
  })

  it('is never taken for another number by somebody of another notation', () => {
    fc.assert(
      fc.property(decimalText(6), locale, locale, fc.boolean(), (decimal, writer, reader, useGrouping) => {
        const reading = readNumber(written(decimal, writer, useGrouping), reader)
        if (reading.kind === 'ambiguous') expect([reading.own, reading.other]).toContain(decimal)
        else expect(reading).toEqual({ kind: 'number', decimal })
      }),
      { numRuns: 3_000 },
    )
  })

  it('is an amount of money without a doubt, where two decimals are asked for', () => {
    const isMoney = (decimal: string) => fractionOf(decimal) <= 2
    fc.assert(
      fc.property(decimalText(2), locale, fc.boolean(), (decimal, tag, useGrouping) => {
        const reading = readNumber(written(decimal, tag, useGrouping), tag, { accepts: isMoney })
        expect(reading).toEqual({ kind: 'number', decimal })
      }),
      { numRuns: 3_000 },
    )
  })

  it('is what we write ourselves', () => {
    fc.assert(
      fc.property(decimalText(6), locale, (decimal, tag) => {
        const reading = readNumber(writeNumber(decimal, tag), tag)
        expect(reading.kind === 'ambiguous' ? reading.own : reading).toEqual(
          reading.kind === 'ambiguous' ? decimal : { kind: 'number', decimal },
        )
      }),
      { numRuns: 1_000 },
    )
  })
})

it.each([
  ['12,50', '12.50'],
  ['12.50', '12.50'],
  ['1.234,50', '1234.50'],
  ['1,234.50', '1234.50'],
  ['1 234,50', '1234.50'],
  ['1\u202F234,50', '1234.50'],
  ['1\u00A0234\u00A0567,5', '1234567.5'],
  ['1’234.50', '1234.50'],
  ["1'234'567", '1234567'],
  ['12,34,567.5', '1234567.5'],
  ['1.234.567', '1234567'],
  ['1,234,567', '1234567'],
  ['١٬٢٣٤٫٥٠', '1234.50'],
  ['١٢٫٥', '12.5'],
  ['۱۲٫۵', '12.5'],
  ['१२.५', '12.5'],
  ['１２．５', '12.5'],
  ['\u200F١٢٫٥\u200F', '12.5'],
  [' 5 ', '5'],
  [',5', '0.5'],
  ['12,', '12'],
  ['007', '7'],
  ['0.125', '0.125'],
  ['0,125', '0.125'],
  ['1234,567', '1234.567'],
  ['1,2345', '1.2345'],
  ['−3,5', '-3.5'],
  ['–3,5', '-3.5'],
  ['－3,5', '-3.5'],
])('%j is %s to everybody', (text, decimal) => {
  for (const tag of LOCALES) expect(readNumber(text, tag), tag).toEqual({ kind: 'number', decimal })
})

it.each([
  ['1.000', '1000', '1.000'],
  ['1,000', '1.000', '1000'],
  ['12.345', '12345', '12.345'],
  ['١.٠٠٠', '1000', '1.000'],
])('%j could mean two things', (text, german, british) => {
  const [other, own] = [british, german]
  expect(readNumber(text, 'de-DE')).toEqual({ kind: 'ambiguous', own, other })
  expect(readNumber(text, 'en-GB')).toEqual({ kind: 'ambiguous', own: other, other: own })
})

it('asks nothing where only one’s own notation makes sense, and asks where only another does', () => {
  expect(readNumber('8.875', 'en-US', { accepts: (decimal) => Number(decimal) <= 100 })).toEqual({
    kind: 'number',
    decimal: '8.875',
  })
  expect(readNumber('1.234', 'de-DE', { accepts: (decimal) => Number(decimal) < 2 })).toMatchObject({
    kind: 'ambiguous',
  })
})

it.each([
  'abc',
  '1.2.3',
  '1,2,3',
  '12.34.567,8',
  '1..2',
  '1e5',
  '0x10',
  '--1',
  '1-',
  '1.23,4567.8',
  '.',
  ',',
  '٫',
  '1,23,4',
])('%j is no number', (text) => {
  for (const tag of LOCALES) expect(readNumber(text, tag)).toEqual({ kind: 'unreadable' })
})

it('asks nothing between two numbers of which neither can be taken', () => {
  const accepts = (decimal: string) => !decimal.startsWith('-')
  expect(readNumber('−1.000', 'de-DE', { accepts })).toEqual({ kind: 'number', decimal: '-1000' })
})

it.each(['-€5', '−€ 5', '€-5', '-5 €', '€ −5'])('%j is five below zero', (text) => {
  expect(readNumber(text, 'en-GB', { marks: ['€', 'EUR'] })).toEqual({ kind: 'number', decimal: '-5' })
})

it('passes over the sign of a currency or of percent', () => {
  expect(readNumber('12,50 €', 'de-DE', { marks: ['€', 'EUR'] })).toEqual({
    kind: 'number',
    decimal: '12.50',
  })
  expect(readNumber('EUR 12,50', 'de-DE', { marks: ['€', 'EUR'] })).toEqual({
    kind: 'number',
    decimal: '12.50',
  })
  expect(readNumber('$12', 'de-DE', { marks: ['€', 'EUR'] })).toEqual({ kind: 'unreadable' })
  expect(readNumber('  ', 'de-DE')).toEqual({ kind: 'blank' })
})

it('knows what marks the decimals', () => {
  expect(['en-GB', 'de-DE', 'de-CH', 'ar-EG', 'fr-FR'].map(pointOf)).toEqual(['.', ',', '.', '٫', ','])
})
