// IBANs: right ones of several lands pass, one mistyped character does not, nor do check digits no bank issues.
import { expect, it } from 'vitest'
import { hasRightCheckDigits } from './iban'

it.each([
  'DE89370400440532013000',
  'AT611904300234573201',
  'FR1420041010050500013M02606',
  'AE070331234567890123456',
  'GB82WEST12345698765432',
  'DE02370400440000000024',
  'DE97370400440000000060',
  'DE98370400440000000042',
])('%s is valid', (iban) => {
  expect(hasRightCheckDigits(iban)).toBe(true)
})

it.each([
  'DE88370400440532013000',
  'DE89370400440532013001',
  'DE98370400440532013000',
  'DE99370400440000000024',
  'DE00370400440000000060',
  'DE01370400440000000042',
  'GB82WEST1234569876543',
  'DE8937040044053201300-',
  '',
])('%j is invalid', (iban) => {
  expect(hasRightCheckDigits(iban)).toBe(false)
})
