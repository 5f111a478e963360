// Days as the sellers of these tests reckon them: in Berlin, where a seller of Germany is unless it says otherwise.
import { dayIn, plusDays } from '@/lib/time-zone'

/** `days` after today, or before where negative. */
export const dayFromToday = (days: number, zone = 'Europe/Berlin'): string =>
  plusDays(dayIn(zone, new Date()), days)
