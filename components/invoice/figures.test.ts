// Quantities as people of each language read them.
import { expect, it } from 'vitest'
import { displayQuantity } from './figures'

it.each([
  ['2.5', 'HUR', 'de-DE', '2,5 Stunden'],
  ['1', 'HUR', 'de-DE', '1 Stunde'],
  ['3', 'DAY', 'en-GB', '3 days'],
  ['5', 'DAY', 'pl-PL', '5 dni'],
  ['-2', 'C62', 'en-GB', '-2'],
  ['1234.5', 'KWH', 'de-DE', '1.234,5 kWh'],
  ['0.165125', 'KGM', 'fr-FR', '0,165125 kg'],
  ['3', 'XBX', 'en-GB', '3 XBX'],
] as const)('%s %s in %s is %s', (quantity, unit, locale, expected) => {
  expect(displayQuantity(quantity, locale, unit).replace(/\s/g, ' ')).toBe(expected)
})
