// A month of a calendar, in weeks that begin on Monday.
import { type Day, isDay, mondayOf, plusDays } from '@/lib/time-zone'

/** `YYYY-MM`. */
export type Month = string

const firstOf = (month: Month): Day => `${month}-01`

/** A month that somebody may mean: the database knows no year 0, and nobody waits until the year 3000. */
export const isMonth = (text: string): boolean => /^[12]\d{3}-\d{2}$/.test(text) && isDay(firstOf(text))

export const monthOf = (day: Day): Month => day.slice(0, 7)

/** No month is longer than 31 days, and none shorter than 28: from any first, 31 days on lie in the next one. */
export const nextMonth = (month: Month): Month => monthOf(plusDays(firstOf(month), 31))
export const previousMonth = (month: Month): Month => monthOf(plusDays(firstOf(month), -1))

/** First and last day. */
export const daysOf = (month: Month): { from: Day; to: Day } => ({
  from: firstOf(month),
  to: plusDays(firstOf(nextMonth(month)), -1),
})

/** Weeks from Monday to Sunday that hold all days of the month, and null for those of its neighbours. */
export function weeksOf(month: Month): (Day | null)[][] {
  const { from, to } = daysOf(month)
  const inMonth = (day: Day) => (monthOf(day) === month ? day : null)
  const weeks: (Day | null)[][] = []
  for (let monday = mondayOf(from); monday <= to; monday = plusDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, n) => inMonth(plusDays(monday, n))))
  return weeks
}
