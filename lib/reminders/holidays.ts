// Public holidays of a country and of a part of it. Server only: the rules of all countries are large.
import Holidays from 'date-holidays'
import { type Day, dayIn, momentIn, plusDays, startOfDay } from '@/lib/time-zone'

/** Where somebody sells: ISO 3166-1, and the part of the country as they write it, by code or by name. */
export interface Place {
  country: string
  state?: string | null | undefined
}

/** When reminders leave: a holiday that begins at noon, or ended in the night, is none for them. */
export const SENT_AT = '09:00'

const MOST_YEARS_KEPT = 500
const years = new Map<string, ReadonlySet<Day>>()

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\d]/gu, '')
    .toLowerCase()

const countries = new Holidays()

/** “Kanton Zürich” is called Zürich, and “Hansestadt Bremen” Bremen. */
const isCalled = (name: string, sought: string): boolean =>
  folded(name.split(' ').slice(1).join('')) === sought

/** The part's code; undefined where it is not known, and then only what the whole country keeps counts. */
export function partOf({ country, state }: Place): string | undefined {
  const sought = state && folded(state.replace(new RegExp(`^${country}-`), ''))
  if (!sought) return undefined
  const names = Object.entries(countries.getStates(country) ?? {}).map(([code, name]) => ({
    code,
    name: String(name),
  }))
  const exact = names.find(({ code, name }) => folded(code) === sought || folded(name) === sought)
  const called = names.filter(({ name }) => isCalled(name, sought))
  return (exact ?? (called.length === 1 ? called[0] : undefined))?.code
}

function holidaysOf(place: Place, year: number): ReadonlySet<Day> {
  const part = partOf(place)
  const name = `${place.country}/${part ?? ''}/${year}`
  const kept = years.get(name)
  if (kept) return kept
  const found = reckon(place.country, part, year)
  if (years.size >= MOST_YEARS_KEPT) years.clear()
  years.set(name, found)
  return found
}

function reckon(country: string, part: string | undefined, year: number): ReadonlySet<Day> {
  const rules = part === undefined ? new Holidays(country) : new Holidays(country, part)
  const zone = rules.getTimezones()?.[0]
  // What is not known has no holidays.
  if (!zone) return new Set()
  // A year that begins in the middle of a feast has it from the one before.
  const feasts = [year - 1, year].flatMap((each) => rules.getHolidays(each) ?? [])
  const days = feasts
    .filter(({ type }) => type === 'public')
    .flatMap(({ end, start }) => daysAwake(zone, start, end))
  return new Set(days.filter((day) => day.startsWith(`${year}-`)))
}

/** The days on whose morning it is. Feasts of some calendars begin on the evening before, and last for days. */
function daysAwake(zone: string, start: Date, end: Date): Day[] {
  const days: Day[] = []
  for (let day = dayIn(zone, start); startOfDay(zone, day) < end; day = plusDays(day, 1)) {
    const morning = momentIn(zone, day, SENT_AT)
    if (start <= morning && morning < end) days.push(day)
  }
  return days
}

/** Of a calendar day there. */
export const isPublicHoliday = (place: Place, day: Day): boolean =>
  holidaysOf(place, Number(day.slice(0, 4))).has(day)
