// Stripe's page speaks forty languages, more than we do, and greets each country in its own.
import { expect, test } from 'vitest'
import { localeIn } from '@/lib/checkouts/ask-for-checkout-session'
import { stripeLocaleOf } from './locale'

test.each([
  ['DE', 'de'],
  ['AT', 'de'],
  ['CZ', 'cs'],
  ['TR', 'tr'],
  ['GR', 'el'],
  ['DK', 'da'],
  ['NO', 'nb'],
  ['KR', 'ko'],
  ['HK', 'zh-HK'],
  ['TW', 'zh-TW'],
  ['BR', 'pt-BR'],
  ['MX', 'es-419'],
  ['GB', 'en-GB'],
  ['SA', 'auto'],
])('in %s it speaks %s', (country, language) => {
  expect(stripeLocaleOf(localeIn(country))).toBe(language)
})
