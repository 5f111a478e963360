// The report on the start page: each part answers one question, in one currency.
import type { Currency } from '@/lib/money/currency'

/** What fell due in one week, and how much of it is there. */
export interface DueWeek {
  /** Its Monday, `YYYY-MM-DD`. */
  week: string
  paidMinor: number
  /** Not there yet, and not late. */
  dueMinor: number
  overdueMinor: number
}

/** What came in during one week, and what went back. */
export interface IncomeWeek {
  week: string
  receivedMinor: number
  returnedMinor: number
}

/** How long the invoices took that were paid in one week. */
export interface PaceWeek {
  week: string
  invoices: number
  /** From sending to payment; null where none was paid. */
  medianDays: number | null
}

export interface Pace {
  weeks: PaceWeek[]
  invoices: number
  medianDays: number | null
  within7Days: number
  within30Days: number
}

export interface Overdue {
  invoices: number
  minor: number
}

export interface Report {
  currency: Currency
  due: DueWeek[]
  income: IncomeWeek[]
  pace: Pace
  overdue: Overdue
}

/** Days from sending to payment → how many invoices took so long. */
export type Histogram = ReadonlyMap<number, number>

export const countOf = (histogram: Histogram): number =>
  [...histogram.values()].reduce((sum, count) => sum + count, 0)

/** The middle one; between the two middle ones where their number is even. Null of none. */
export function medianOf(histogram: Histogram): number | null {
  const total = countOf(histogram)
  if (total === 0) return null
  const days = [...histogram].toSorted(([a], [b]) => a - b)
  const nth = (wanted: number): number => {
    let seen = 0
    for (const [day, count] of days) {
      seen += count
      if (seen >= wanted) return day
    }
    return days.at(-1)?.[0] ?? 0
  }
  return (nth(Math.ceil(total / 2)) + nth(Math.floor(total / 2) + 1)) / 2
}

export const within = (histogram: Histogram, days: number): number =>
  [...histogram].filter(([day]) => day <= days).reduce((sum, [, count]) => sum + count, 0)
