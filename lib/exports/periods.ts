// The periods that accountants usually ask for, in days of the organisation.
import { type Day, plusDays } from '@/lib/time-zone'

export interface Period {
  name: string
  from: Day
  to: Day
}

const two = (number: number): string => String(number).padStart(2, '0')

/** The first of a month; months before January are those of the year before. */
const firstOf = (year: number, month: number): Day => {
  const since = year * 12 + month - 1
  return `${Math.floor(since / 12)}-${two((since % 12) + 1)}-01`
}

/** So many whole months, from the month that is given. */
const months = (name: string, year: number, month: number, count: number): Period => ({
  name,
  from: firstOf(year, month),
  to: plusDays(firstOf(year, month + count), -1),
})

/** The one that is over and usually meant stands first. */
export function usualPeriods(today: Day): [Period, ...Period[]] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const quarterBegins = month - ((month - 1) % 3)
  return [
    months('Last month', year, month - 1, 1),
    months('This month', year, month, 1),
    months('Last quarter', year, quarterBegins - 3, 3),
    months('This quarter', year, quarterBegins, 3),
    months('Last year', year - 1, 1, 12),
    months('This year', year, 1, 12),
  ]
}
