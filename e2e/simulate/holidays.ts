// Public holidays of all of Germany, by the Easter of each year: another reckoning than that of the package which the app asks.
import { type Day, plusDays } from './calendar'

const FIXED = new Set(['01-01', '05-01', '10-03', '12-25', '12-26'])
/** Behind Easter Sunday: Good Friday, Easter Monday, Ascension, Whit Monday. */
const MOVING = [-2, 1, 39, 50]

/** Anonymous Gregorian reckoning (Meeus, Jones, Butcher). */
function easterOf(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e] = [Math.floor(b / 4), b % 4]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - d - g + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function isHoliday(day: Day): boolean {
  if (FIXED.has(day.slice(5))) return true
  const easter = easterOf(Number(day.slice(0, 4)))
  return MOVING.some((days) => plusDays(easter, days) === day)
}

export function workingDay(day: Day): Day {
  let at = day
  while (isHoliday(at)) at = plusDays(at, 1)
  return at
}
