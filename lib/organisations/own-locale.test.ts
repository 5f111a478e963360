// A business writes as it has chosen to, and else as its country does.
import { expect, test } from 'vitest'
import { pointOf } from '@/lib/money/notation'
import { ownLocaleOf } from './own-locale'

test.each([
  [null, 'DE', ',', 'de'],
  [null, 'CH', '.', 'de'],
  [null, 'US', '.', 'en'],
  ['de', 'AT', ',', 'de'],
  ['de', 'CH', '.', 'de'],
  ['fr-CH', 'DE', ',', 'fr'],
  ['en', 'DE', ',', 'en'],
  ['pt', 'BR', ',', 'pt'],
])('with the language %s in %s, the sign of decimals is "%s"', (locale, country, point, language) => {
  const own = ownLocaleOf({ locale, country })
  expect(pointOf(own)).toBe(point)
  expect(new Intl.Locale(own).language).toBe(language)
})
