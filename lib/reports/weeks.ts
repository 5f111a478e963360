// Weeks in reports: from Monday, in the organisation's time zone.
import { type Day, mondayOf, plusDays } from '@/lib/time-zone'

/** The Mondays of `past` weeks before this one, of this one, and of `ahead` weeks after it. */
export function weeksAround(today: Day, past: number, ahead: number): Day[] {
  const monday = mondayOf(today)
  return Array.from({ length: past + 1 + ahead }, (_, at) => plusDays(monday, (at - past) * 7))
}
