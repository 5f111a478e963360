// Days and mornings of the simulation's own reckoning: nothing of the app's code about time is used here.
const DAY_MS = 86_400_000

/** `YYYY-MM-DD`. */
export type Day = string

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(zone, made)
  return made
}

/** What the clock on the wall says there, as if it were in Greenwich. */
const wallMs = (zone: string, at: number): number =>
  Date.parse(`${clockOf(zone).format(at).replace(' ', 'T')}Z`)

export const dayIn = (zone: string, at: number): Day => clockOf(zone).format(at).slice(0, 10)

const moments = new Map<string, number>()

/** Hours that every day has, such as six and nine in the morning; kept, because each is asked for with every move. */
export function momentIn(zone: string, day: Day, hour: number): number {
  const name = `${zone} ${day} ${hour}`
  const known = moments.get(name)
  if (known !== undefined) return known
  const wanted = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
  let at = wanted
  for (let turn = 0; turn < 3; turn++) at += wanted - wallMs(zone, at)
  moments.set(name, at)
  return at
}

export const plusDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export interface Rhythm {
  every: 'week' | 'month' | 'quarter' | 'year'
  interval: number
  anchorDay: number
  start: Day
  count: number
}

/** All days of a rhythm, each found by walking the calendar from the start. */
export function occurrencesOf({ anchorDay, count, every, interval, start }: Rhythm): Day[] {
  const days = [start]
  let [year = 0, month = 1] = start.split('-').map(Number)
  let monday = start
  while (new Date(`${monday}T12:00:00Z`).getUTCDay() !== 1) monday = plusDays(monday, -1)
  while (days.length < count) {
    if (every === 'week') {
      monday = plusDays(monday, 7 * interval)
      days.push(plusDays(monday, anchorDay - 1))
      continue
    }
    for (let step = 0; step < interval * { month: 1, quarter: 3, year: 12 }[every]; step++) {
      month += 1
      if (month === 13) [year, month] = [year + 1, 1]
    }
    const day = Math.min(anchorDay, lengthOf(year, month))
    days.push(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  }
  return days
}
