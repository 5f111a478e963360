// Days as the sellers of these tests reckon them: in Berlin, where a seller of Germany is unless it says otherwise.
import { dayIn, plusDays } from '@/lib/time-zone'

/** `days` after today, or before where negative. */
export const dayFromToday = (days: number, zone = 'Europe/Berlin'): string =>
  plusDays(dayIn(zone, new Date()), days)

/** Every month from that of one day to that of another, as `2026-12`. */
export function monthsBetween(from: string, to: string): string[] {
  const [year = 0, month = 0] = from.split('-').map(Number)
  const all: string[] = []
  for (let at = 0; (all.at(-1) ?? '') < to.slice(0, 7); at++)
    all.push(new Date(Date.UTC(year, month - 1 + at)).toISOString().slice(0, 7))
  return all
}
