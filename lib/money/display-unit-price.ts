// Writes unit prices for people; apart from other amounts, because the payer's page shows none in the browser.

import { numberFormat } from '@/lib/formats'
import { type Currency, currencyDigits } from './currency'

/** "€0.1651" from decimal text in major units: the currency's own decimals at least, and as many more as there are. */
export function displayUnitPrice(price: string, currency: Currency, locale: string): string {
  const digits = currencyDigits(currency)
  const formatter = numberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: 6,
  })
  return formatter.format(price as Intl.StringNumericLiteral)
}
