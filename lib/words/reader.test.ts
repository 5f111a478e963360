// Who reads what: one answer for every face.
import { describe, expect, it, test } from 'vitest'
import { localeFor, readerByBrowser, readerFor } from './reader'

describe('the language', () => {
  it.each([
    ['de-AT', 'DE', 'de-AT'],
    ['ar-KW', 'KW', 'ar-KW'],
    ['ar-EG-u-nu-latn', 'EG', 'ar-EG-u-nu-latn'],
    ['de-DE-u-nu-thai', 'DE', 'de-DE'],
    ['ar-SA-u-ca-islamic', 'SA', 'ar-SA'],
    ['nl-BE', 'DE', 'nl-BE'],
    ['pt-BR', 'DE', 'pt-BR'],
    ['fa-IR', 'DE', 'en-IR'],
    ['mr-IN', 'IN', 'en-IN'],
    ['th-TH-u-ca-buddhist', 'TH', 'en-TH'],
    ['zh-TW', 'TW', 'en-TW'],
    ['nb-NO', 'NO', 'en-NO'],
    ['de-Cyrl', 'DE', 'en'],
    [null, 'DE', 'de-DE'],
    [null, 'CH', 'de-CH'],
    [null, 'AE', 'ar-AE'],
    [null, 'TH', 'en-TH'],
    ['', 'JP', 'ja-JP'],
    ['not a locale', 'FR', 'fr-FR'],
    [null, null, 'en'],
    [null, '??', 'en'],
    ['__proto__', 'constructor', 'en'],
  ])('of a customer who reads %s, of a seller in %s, is %s', (locale, country, decided) => {
    expect(localeFor({ locale, country })).toBe(decided)
    expect(localeFor({ locale: decided, country: null }), 'and is decided once').toBe(decided)
  })

  it.each([
    ['fr-CH, en;q=0.5', 'fr-CH'],
    ['nl-x, es;q=0.1, ja;q=0.8', 'ja'],
    ['de;q=0, en;q=0.1', 'en'],
    ['*', 'en'],
    [undefined, 'en'],
    [';;q=,,=', 'en'],
    ['constructor', 'en'],
    ['x'.repeat(100_000), 'en'],
  ])('of a browser that asks for %s', (accept, tag) => {
    expect(readerByBrowser(accept).tag).toBe(tag)
  })
})

test('Arabic runs from right to left, the others do not', () => {
  expect(readerFor('ar-KW').direction).toBe('rtl')
  expect(readerFor('ja').direction).toBe('ltr')
})

test.each([
  ['en-GB', '31 January 2027', '€1,234.56'],
  ['de-DE', '31. Januar 2027', '1.234,56 €'],
  ['ja-JP', '2027年1月31日', '€1,234.56'],
  ['ar-EG', '٣١ يناير ٢٠٢٧', '١٬٢٣٤٫٥٦ €'],
  ['ar-EG-u-nu-latn', '31 يناير 2027', '1,234.56 €'],
  ['ar-SA-u-ca-islamic', '٣١ يناير ٢٠٢٧', '١٬٢٣٤٫٥٦ €'],
  ['fa-IR', 'January 31, 2027', '€1,234.56'],
  ['mr-IN', '31 January 2027', '€1,234.56'],
  ['th-TH-u-ca-buddhist', 'January 31, 2027', '€1,234.56'],
  ['ja-JP-u-ca-japanese', '2027年1月31日', '€1,234.56'],
])('%s: the same calendar for everybody, and digits that go with the words', (locale, day, money) => {
  const reader = readerFor(locale)
  const bare = (text: string) =>
    text.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll(/[\u200e\u200f\u061c]/g, '')
  expect(bare(reader.day('2027-01-31'))).toBe(day)
  expect(bare(reader.money(123_456, 'EUR'))).toBe(money)
  expect(reader.tag).not.toContain('-u-')
})
