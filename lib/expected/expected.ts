// What money is expected when: each day's entries, and their sums.
import type { Money } from '@/lib/money/money'
import type { Day } from '@/lib/time-zone'
import type { Month } from './month'

/** It falls due, the payer said that day, or it is debited automatically. */
export type ExpectedKind = 'due' | 'promised' | 'debit'

export interface ExpectedEntry {
  day: Day
  kind: ExpectedKind
  invoiceId: string
  documentNumber: string
  customerName: string
  amount: Money
}

/** One for each currency of a day. */
export interface DaySum {
  day: Day
  invoices: number
  amount: Money
}

/** Debits that are on their way: paid, as far as the payer can do it, and not there yet. */
export interface UnderWay {
  payments: number
  amount: Money
}

/** What should have come before today. */
export interface Late {
  invoices: number
  amount: Money
}

export interface ExpectedMonth {
  month: Month
  previous: Month
  next: Month
  /** From Monday to Sunday; days of the neighbours are null. */
  weeks: (Day | null)[][]
  today: Day
  /** The days of `today`’s month are shown where nobody asked for another. */
  isPresent: boolean
  /** By day, then by size; the first of them where there are more than a page holds. */
  entries: ExpectedEntry[]
  isMore: boolean
  days: DaySum[]
  /** By currency; whatever the month. */
  underWay: UnderWay[]
  late: Late[]
}
