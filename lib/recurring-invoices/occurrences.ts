// On which days occurrences fall: reckoned from the start each time, so that nothing drifts.
import type { PERIODS } from '@/db/schema/recurring'
import { type Day, dayOfMonth, daysBetween, momentIn, mondayOf, plusDays } from '@/lib/time-zone'

export interface Rhythm {
  every: (typeof PERIODS)[number]
  interval: number
  /** Of the month, 31 being its last; of the week, 1 being Monday. */
  anchorDay: number
  startsOn: Day
  endsOn: Day | null
  /** How many there are; null for no end. */
  occurrences: number | null
}

export interface Occurrence {
  number: number
  on: Day
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const
const LAST_DAY: Day = '2999-12-31'
/** When the day's invoice is made there. */
const AT = '06:00'

/** The first is the start itself; those behind it are anchored, whatever day that was. */
export function dayOf({ anchorDay, every, interval, startsOn }: Rhythm, number: number): Day {
  if (number === 1) return startsOn
  const steps = (number - 1) * interval
  if (every === 'week') return plusDays(mondayOf(startsOn), steps * 7 + anchorDay - 1)
  const [year, month] = startsOn.split('-').map(Number)
  const months = (year ?? 0) * 12 + (month ?? 1) - 1 + steps * MONTHS[every]
  return dayOfMonth(Math.floor(months / 12), (months % 12) + 1, anchorDay)
}

/** The one behind it; undefined where there is none any more. */
export function nextAfter(rhythm: Rhythm, reached: number): Occurrence | undefined {
  const number = reached + 1
  if (rhythm.occurrences !== null && number > rhythm.occurrences) return undefined
  const on = dayOf(rhythm, number)
  return on > (rhythm.endsOn ?? LAST_DAY) || on > LAST_DAY ? undefined : { number, on }
}

export const momentOf = (zone: string, on: Day): Date => momentIn(zone, on, AT)

/** Beyond so many nobody can have waited for each. */
const MOST = 6_000

/** All behind `reached` for which it holds, up to the first for which it does not. */
export function whileAfter(
  rhythm: Rhythm,
  reached: number,
  holds: (one: Occurrence) => boolean,
): Occurrence[] {
  const found: Occurrence[] = []
  for (let at = reached; found.length < MOST; at++) {
    const next = nextAfter(rhythm, at)
    if (!next || !holds(next)) break
    found.push(next)
  }
  return found
}

/** The day of the month that a start has, or its weekday: where the caller names no other. */
export function anchorOf(every: Rhythm['every'], startsOn: Day): number {
  if (every !== 'week') return Number(startsOn.slice(8))
  return daysBetween(mondayOf(startsOn), startsOn) + 1
}
