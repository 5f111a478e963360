// Days are days somewhere: the one place that knows which day a moment is in a time zone, and when a day begins there.
import { dateFormat } from './formats'

/** `YYYY-MM-DD`, a date on a calendar and not a moment. */
export type Day = string

const DAY_MS = 86_400_000
/** Of a calendar date alone, which has no zone: counted and written as if it were in Greenwich. */
const NOWHERE = 'UTC'

const FIELDS = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
  hourCycle: 'h23',
} as const

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Making one takes longer than asking it a thousand times. Throws a RangeError for what is no zone. */
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { ...FIELDS, timeZone: zone })
  clocks.set(zone, clock)
  return clock
}

/** A name of IANA's that this runtime knows, such as `Pacific/Auckland`; offsets such as `+01:00` are none. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false
  try {
    clockOf(name)
    return true
  } catch {
    return false
  }
}

const two = (value: string | undefined) => (value ?? '').padStart(2, '0')

function wallIn(zone: string, moment: number): string {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  const day = `${(parts.year ?? '').padStart(4, '0')}-${two(parts.month)}-${two(parts.day)}`
  return `${day}T${two(parts.hour)}:${two(parts.minute)}:${two(parts.second)}`
}

const asMs = (wall: string): number => Date.parse(`${wall}Z`)

/** What clocks and calendars on the wall say there at this moment: `2026-11-29T09:27:00`. */
export const wallClockIn = (zone: string, moment: Date): string => wallIn(zone, moment.getTime())

/** The day that it is there at this moment. */
export const dayIn = (zone: string, moment: Date): Day => wallIn(zone, moment.getTime()).slice(0, 10)

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = asMs(`${text}T00:00:00`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

export const plusDays = (day: Day, days: number): Day =>
  new Date(asMs(`${day}T00:00:00`) + days * DAY_MS).toISOString().slice(0, 10)

/** Below zero when `to` comes before `from`. */
export const daysBetween = (from: Day, to: Day): number =>
  (asMs(`${to}T00:00:00`) - asMs(`${from}T00:00:00`)) / DAY_MS

/** That day of the month, 1 being January, or its last where it has none such. */
export function dayOfMonth(year: number, month: number, day: number): Day {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return `${String(year).padStart(4, '0')}-${two(String(month))}-${two(String(Math.min(day, last)))}`
}

/** The Monday of the week that the day lies in; the epoch was a Thursday. */
export function mondayOf(day: Day): Day {
  const sinceEpoch = Math.floor(asMs(`${day}T00:00:00`) / DAY_MS)
  return plusDays(day, -((((sinceEpoch + 3) % 7) + 7) % 7))
}

/**
 * When the clocks there show this: the first time where they show it twice, and the moment at which they leap over it
 * where they never do. `time` is `HH:MM`.
 */
export function momentIn(zone: string, day: Day, time = '00:00'): Date {
  const wall = `${day}T${time}:00`
  const guess = asMs(wall)
  const offsetAt = (moment: number) => asMs(wallIn(zone, moment)) - moment
  // No clock is moved twice within these days, and none is farther from Greenwich than one of them.
  const [before, after] = [guess - offsetAt(guess - DAY_MS), guess - offsetAt(guess + DAY_MS)]
  const [early, late] = [Math.min(before, after), Math.max(before, after)]
  if (wallIn(zone, early) === wall) return new Date(early)
  if (wallIn(zone, late) === wall) return new Date(late)
  return new Date(firstPast(zone, wall, early, late))
}

/** The whole second in between from which clocks show more than `wall`. */
function firstPast(zone: string, wall: string, early: number, late: number): number {
  let [low, high] = [early / 1000, late / 1000]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (wallIn(zone, middle * 1000) < wall) low = middle
    else high = middle
  }
  return high * 1000
}

/** The first moment of a day there. A day that was left out of the calendar begins, and ends, when the next begins. */
export const startOfDay = (zone: string, day: Day): Date => momentIn(zone, day)

/** The first moment that is not in the day any more. */
export const endOfDay = (zone: string, day: Day): Date => startOfDay(zone, plusDays(day, 1))

/** The earliest and the latest of the days that it is somewhere on earth: never more than two days apart. */
export const daysOnEarth = (now: Date): { first: Day; last: Day } => ({
  first: dayIn('Etc/GMT+12', now),
  last: dayIn('Etc/GMT-14', now),
})

type Style = Pick<
  Intl.DateTimeFormatOptions,
  'dateStyle' | 'timeStyle' | 'weekday' | 'day' | 'month' | 'year'
> &
  Pick<Intl.DateTimeFormatOptions, 'hour' | 'minute' | 'timeZoneName'>

const LONG: Style = { dateStyle: 'long' }

const inWords = (moment: number, locale: string, zone: string, style: Style): string =>
  dateFormat(locale, { ...style, calendar: 'gregory', timeZone: zone }).format(moment)

/** A date of the calendar in words, Gregorian whatever the locale would have. */
export const displayDate = (day: Day, locale: string, style = LONG): string =>
  inWords(asMs(`${day}T00:00:00`), locale, NOWHERE, style)

/** The day of a moment there, in words. */
export const displayDay = (moment: Date, locale: string, zone: string, style = LONG): string =>
  inWords(moment.getTime(), locale, zone, style)

const DEADLINE: Style = {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
}

/** A moment that must not be missed: its day, hour and zone. */
export const displayDeadline = (moment: Date, locale: string, zone: string): string =>
  displayDay(moment, locale, zone, DEADLINE)
