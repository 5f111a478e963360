// What fields make of what people type: plain decimal text, a question, or a word about how to write it.
import { expect, it } from 'vitest'
import { type Asked, fieldValue, readAsked, showAsked, textOf, unreadFault } from './asked'

const euro: Asked = { of: 'money', currency: 'EUR' }
const yen: Asked = { of: 'money', currency: 'JPY' }
const dinar: Asked = { of: 'money', currency: 'KWD' }
const price: Asked = { of: 'price', currency: 'EUR' }
const percent: Asked = { of: 'percent' }
const quantity: Asked = { of: 'quantity' }

it.each([
  [euro, '12,50', 'de-DE', '12.50'],
  [euro, '12,50', 'en-GB', '12.50'],
  [euro, '1.000', 'de-DE', '1000'],
  [euro, '1,000', 'en-GB', '1000'],
  [euro, '1.234,56 €', 'de-DE', '1234.56'],
  [euro, '€1,234.56', 'en-GB', '1234.56'],
  [euro, '1\u202F234,56 €', 'fr-FR', '1234.56'],
  [euro, '1’234.56', 'de-CH', '1234.56'],
  [euro, '١٬٢٣٤٫٥٦', 'ar-EG', '1234.56'],
  [price, '0,1651', 'de-DE', '0.1651'],
  [price, '1.000', 'de-DE', '1000'],
  [price, '1,000.50', 'en-GB', '1000.50'],
  [quantity, '-2', 'de-DE', '-2'],
  [yen, '1,000', 'ja-JP', '1000'],
  [yen, '￥1,000', 'ja-JP', '1000'],
  [dinar, '5.1200', 'en-GB', '5.1200'],
  [percent, '7,5 %', 'de-DE', '7.5'],
  [percent, '8.875', 'en-US', '8.875'],
  [percent, '19,00', 'de-DE', '19'],
  [quantity, '1.000,5', 'de-DE', '1000.5'],
  [quantity, '1,50', 'de-DE', '1.5'],
  [quantity, '', 'de-DE', ''],
] as const)('%o: %j in %s', (asked, text, locale, value) => {
  expect(fieldValue(readAsked(asked, text, locale), text)).toBe(value)
})

it.each([
  [quantity, '1.000', 'de-DE'],
  [quantity, '1,000', 'en-GB'],
  [dinar, '5.120', 'ar-KW'],
  [euro, '1.000', 'en-GB'],
  [price, '1.125', 'en-GB'],
  [percent, '8.875', 'de-DE'],
] as const)('%o: %j in %s is asked about, and never sent as it stands', (asked, text, locale) => {
  expect(readAsked(asked, text, locale).kind).toBe('ambiguous')
  expect(fieldValue(readAsked(asked, text, locale), text)).toBe(`?${text}`)
  expect(unreadFault(asked, `?${text}`, locale)).toBe(`Choose what “${text}” means.`)
})

it('shows what it understood as the person would write it', () => {
  expect(showAsked(euro, '1234.5', 'de-DE')).toBe('1.234,50\u00A0€')
  expect(showAsked(price, '0.1651', 'de-DE')).toBe('0,1651\u00A0€')
  expect(showAsked(price, '12.5', 'de-DE')).toBe('12,50\u00A0€')
  expect(showAsked(percent, '7.5', 'de-DE')).toBe('7,5\u00A0%')
  expect(showAsked(quantity, '1000', 'de-DE')).toBe('1.000')
  expect(showAsked(quantity, '1.000', 'de-DE')).toBe('1')
  expect(showAsked(euro, '1.005', 'de-DE')).toBeUndefined()
})

it('writes a value that is there already in the person’s notation, and leaves other text alone', () => {
  expect(textOf(euro, '1234.50', 'de-DE')).toBe('1234,50')
  expect(textOf(dinar, '5.120', 'en-GB')).toBe('5.120')
  expect(textOf(euro, '?1.0x', 'de-DE')).toBe('1.0x')
})

it('says how to write it in the person’s notation', () => {
  expect(unreadFault(euro, '?abc', 'de-DE')).toBe('Write it like 1234,50.')
  expect(unreadFault(yen, '?abc', 'de-DE')).toBe('Write it like 1234.')
  expect(unreadFault(percent, '?abc', 'en-GB')).toBe('Write it like 7.5.')
})
