// Weeks as reports count them: from Monday, in UTC, because a due date is a day without a place.
import { daysFrom } from '@/lib/clock'

/** `YYYY-MM-DD`. */
export const dayOf = (time: Date): string => time.toISOString().slice(0, 10)

const DAYS_SINCE_MONDAY = [6, 0, 1, 2, 3, 4, 5]

/** The Monday of the week that the time lies in. */
export function mondayOf(time: Date): Date {
  const midnight = new Date(`${dayOf(time)}T00:00:00Z`)
  return daysFrom(midnight, -(DAYS_SINCE_MONDAY[midnight.getUTCDay()] ?? 0))
}

/** The Mondays of `past` weeks before this one, of this one, and of `ahead` weeks after it. */
export function weeksAround(now: Date, past: number, ahead: number): string[] {
  const monday = mondayOf(now)
  return Array.from({ length: past + 1 + ahead }, (_, at) => dayOf(daysFrom(monday, (at - past) * 7)))
}
