// What an organisation takes off for paying early, of an invoice that says nothing of it: never behind the day on which it is due.
import type { EarlyPayment } from '@/db/schema/prices'
import { type Day, daysBetween } from '@/lib/time-zone'
import { lastEarlyDay } from './price'

export interface Dates {
  issueDate: Day
  dueDate?: Day | null | undefined
}

export function usualEarly(early: EarlyPayment | null, { dueDate, issueDate }: Dates): EarlyPayment | null {
  if (!early || !dueDate || lastEarlyDay(early, issueDate) <= dueDate) return early
  return { percentPpm: early.percentPpm, days: daysBetween(issueDate, dueDate) }
}

/** False for what somebody has said for the invoice itself. */
export function isUsualEarly(said: EarlyPayment | null, early: EarlyPayment | null, dates: Dates): boolean {
  const usual = usualEarly(early, dates)
  return said?.percentPpm === usual?.percentPpm && said?.days === usual?.days && said?.until === usual?.until
}
