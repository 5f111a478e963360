// Quantities and tax rates as people read them, from the decimal text in which they come.
import { numberFormat } from '@/lib/formats'
import { parsePercent } from '@/lib/money/decimal'
import { displayPercent } from '@/lib/money/display'
import type { Reader } from '@/lib/words/reader'

/** UN/ECE Rec 20 → what the language itself knows, with the plural that the number wants. */
const SPOKEN: Partial<Record<string, { unit: string; unitDisplay: 'long' | 'short' }>> = {
  ANN: { unit: 'year', unitDisplay: 'long' },
  CMT: { unit: 'centimeter', unitDisplay: 'short' },
  DAY: { unit: 'day', unitDisplay: 'long' },
  GRM: { unit: 'gram', unitDisplay: 'short' },
  HUR: { unit: 'hour', unitDisplay: 'long' },
  KGM: { unit: 'kilogram', unitDisplay: 'short' },
  KMT: { unit: 'kilometer', unitDisplay: 'short' },
  LTR: { unit: 'liter', unitDisplay: 'short' },
  MIN: { unit: 'minute', unitDisplay: 'long' },
  MLT: { unit: 'milliliter', unitDisplay: 'short' },
  MMT: { unit: 'millimeter', unitDisplay: 'short' },
  MON: { unit: 'month', unitDisplay: 'long' },
  MTR: { unit: 'meter', unitDisplay: 'short' },
  P1: { unit: 'percent', unitDisplay: 'short' },
  WEE: { unit: 'week', unitDisplay: 'long' },
}

/** The same in every language. */
const SYMBOLS: Partial<Record<string, string>> = {
  KWH: 'kWh',
  MTK: 'm²',
  MTQ: 'm³',
  MWH: 'MWh',
  TNE: 't',
}

/** A number says all of these. */
const UNSAID = ['C62', 'H87', 'EA', 'LS', 'NAR', 'ZZ']

/** "2,5" for "2.5" in German, "2,5 Stunden" for 2.5 HUR; a unit that has no word keeps its code. */
export function displayQuantity(quantity: string, locale: string, unit = 'C62'): string {
  const spoken = SPOKEN[unit]
  const number = numberFormat(locale, {
    maximumFractionDigits: 6,
    ...(spoken && { style: 'unit', ...spoken }),
  }).format(quantity as Intl.StringNumericLiteral)
  if (spoken || UNSAID.includes(unit)) return number
  return `${number} ${SYMBOLS[unit] ?? unit}`
}

/** "19 %" for "19". */
export function displayRate(ratePercent: string, locale: string): string {
  return displayPercent(parsePercent(ratePercent), locale)
}

/** "Discount 10 %: for early orders", in the word of what it is. */
export function displayAllowance(
  { locale }: Pick<Reader, 'locale'>,
  word: string,
  { percent, reason }: { percent: string | null; reason: string },
): string {
  return `${word}${percent === null ? '' : ` ${displayRate(percent, locale)}`}: ${reason}`
}
