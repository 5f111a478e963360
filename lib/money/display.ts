// Money and percentages as people read them in their language; runs on the server and in the browser alike.
import { type Currency, currencyDigits } from './currency'
import { formatDecimal } from './decimal'

// Making an Intl formatter costs far more than using it, and a page shows dozens of amounts.
const formatters = new Map<string, Intl.NumberFormat>()
const FORMATTERS_KEPT = 200

/** "€140.76", "140,76 €", "٥٫١٢٠ د.ك": exactly the currency's own decimals. `locale` is a BCP 47 tag. */
export function displayMoney(minor: number, currency: Currency, locale: string): string {
  const digits = currencyDigits(currency)
  const formatter = formatterFor(`${locale} ${currency}`, locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  return formatter.format(decimalLiteral(minor, digits))
}

/** "2.5%", "19 %" from millionths, with as many decimals as are needed. */
export function displayPercent(ppm: number, locale: string): string {
  const formatter = formatterFor(`${locale} %`, locale, {
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

export function formatterFor(
  key: string,
  locale: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const kept = formatters.get(key)
  if (kept) return kept
  const formatter = new Intl.NumberFormat(locale, options)
  // Locales come from browsers, so the number of keys has no natural end.
  if (formatters.size >= FORMATTERS_KEPT) formatters.clear()
  formatters.set(key, formatter)
  return formatter
}
