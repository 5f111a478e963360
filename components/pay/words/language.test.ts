// Which language a payer reads, and that every language says everything.
import { describe, expect, test } from 'vitest'
import { ar } from './ar'
import { de } from './de'
import { en } from './en'
import { es } from './es'
import { fill } from './fill'
import { fr } from './fr'
import { ja } from './ja'
import { chooseLanguage } from './language'

describe('the language of a page', () => {
  test.each([
    ['de-AT', null, 'de-AT'],
    ['ar-KW', 'en', 'ar-KW'],
    ['pt-BR', 'fr-CH, en;q=0.5', 'fr-CH'],
    ['pt-BR', 'nl, es;q=0.1, ja;q=0.8', 'ja'],
    ['pt-BR', 'de;q=0, en;q=0.1', 'en'],
    ['pt-BR', '*', 'en'],
    [undefined, undefined, 'en'],
    ['not a locale', ';;q=,,=', 'en'],
    ['__proto__', 'constructor', 'en'],
    ['', 'x'.repeat(100_000), 'en'],
  ])('invoice in %s for a reader of %s is %s', (invoice, accept, expected) => {
    expect(chooseLanguage(invoice, accept).locale).toBe(expected)
  })

  test('Arabic runs from right to left, the others do not', () => {
    expect(chooseLanguage('ar-KW', null).direction).toBe('rtl')
    expect(chooseLanguage('ja', null).direction).toBe('ltr')
  })
})

describe('every language', () => {
  const gaps = (words: object): string[] =>
    Object.entries(words).flatMap(([group, sentences]) =>
      Object.entries(sentences as Record<string, string>).map(
        ([key, text]) => `${group}.${key} ${[...text.matchAll(/\{\w+\}/g)].map(String).sort().join(' ')}`,
      ),
    )

  test.each(Object.entries({ de, fr, es, ja, ar }))('%s fills the same gaps as English', (_tag, words) => {
    expect(gaps(words)).toEqual(gaps(en))
  })

  test('a gap without a value stays visible', () => {
    expect(fill('{a} of {b}', { a: '1' })).toBe('1 of {b}')
    expect(fill('{a}', { a: '$& {b}' })).toBe('$& {b}')
  })
})
