// Quantities and tax rates as people read them, from the decimal text in which they come.
import { parsePercent } from '@/lib/money/decimal'
import { displayPercent } from '@/lib/money/display'

/** "2,5" for "2.5" in German. */
export function displayQuantity(quantity: string, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(
    quantity as Intl.StringNumericLiteral,
  )
}

/** "19 %" for "19". */
export function displayRate(ratePercent: string, locale: string): string {
  return displayPercent(parsePercent(ratePercent), locale)
}
