// Money and percentages as people read them in their language; runs on the server and in the browser alike.

import { numberFormat } from '@/lib/formats'
import { type Currency, currencyDigits } from './currency'
import { formatDecimal } from './decimal'

/** "€140.76", "140,76 €", "٥٫١٢٠ د.ك": exactly the currency's own decimals. `locale` is a BCP 47 tag. */
export function displayMoney(minor: number, currency: Currency, locale: string): string {
  const digits = currencyDigits(currency)
  const formatter = numberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return formatter.format(decimalLiteral(minor, digits))
}

/** "2.5%", "19 %" from millionths, with as many decimals as are needed. */
export function displayPercent(ppm: number, locale: string): string {
  const formatter = numberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 0,
    maximumFractionDigits: 4,
  })
  return formatter.format(decimalLiteral(ppm, 6))
}

// Intl takes decimal text and keeps its digits, where a number would have gone through a float first.
function decimalLiteral(units: number, digits: number): Intl.StringNumericLiteral {
  return formatDecimal(units, digits) as Intl.StringNumericLiteral
}
