// The table of currencies against Stripe's published lists, written out a second time.
import { expect, test } from 'vitest'
import { CURRENCIES, chargeStepMinor, currencyDigits, isCurrency } from './currency'

// docs.stripe.com/currencies, "Zero-decimal currencies", without UGX, and ISK from "Special cases".
const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'
// The same page, "Three-decimal currencies".
const THREE_DECIMALS = 'BHD JOD KWD OMR TND'

function codesWith(digits: number): string {
  return CURRENCIES.filter((currency) => currency.digits === digits)
    .map((currency) => currency.code)
    .join(' ')
}

// promise 11
test('the currencies without decimals and with three are those of Stripe, all others have two', () => {
  expect(codesWith(0)).toBe(NO_DECIMALS)
  expect(codesWith(3)).toBe(THREE_DECIMALS)
  const others = CURRENCIES.filter((currency) => ![0, 3].includes(currency.digits))
  expect(others.every((currency) => currency.digits === 2)).toBe(true)
  expect(CURRENCIES.length).toBeGreaterThan(135)
})

test('the currencies that Intl gets wrong have the decimals that Stripe counts', () => {
  expect(currencyDigits('HUF')).toBe(2)
  expect(currencyDigits('TWD')).toBe(2)
  expect(currencyDigits('IDR')).toBe(2)
  expect(currencyDigits('MGA')).toBe(0)
})

test('three-decimal currencies are charged in steps of ten, all others in single units', () => {
  for (const { code, digits } of CURRENCIES) expect(chargeStepMinor(code)).toBe(digits === 3 ? 10 : 1)
})

test('only upper-case codes of the table are currencies', () => {
  const refused = [
    'UGX',
    'eur',
    'EURO',
    '',
    ' EUR',
    'XXX',
    'BTC',
    'constructor',
    '__proto__',
    null,
    978,
    ['EUR'],
  ]
  for (const text of refused) expect(isCurrency(text), String(text)).toBe(false)
  for (const text of ['EUR', 'JPY', 'KWD', 'USD']) expect(isCurrency(text)).toBe(true)
})
