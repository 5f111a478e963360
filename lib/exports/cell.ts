// Cells of a table, before anybody has chosen how the file is written.
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { formatDecimal, formatPercent } from '@/lib/money/decimal'
import type { Day } from '@/lib/time-zone'

/** Text, a decimal with a point, or a date of the calendar; null is nothing. */
export type Cell = string | { decimal: string } | { day: Day } | null

export interface Table {
  name: string
  head: readonly string[]
  rows: AsyncGenerator<Cell[]>
}

/** With exactly the decimals of its currency. */
export const decimalOf = (minor: number, currency: string): string =>
  formatDecimal(minor, isCurrency(currency) ? currencyDigits(currency) : 2)

export const amountCell = (minor: number | null, currency: string): Cell =>
  minor === null ? null : { decimal: decimalOf(minor, currency) }

/** In percent. */
export const rateCell = (ppm: number): Cell => ({ decimal: formatPercent(ppm) })

export const dayCell = (day: Day | null): Cell => (day === null ? null : { day })
