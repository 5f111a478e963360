// When each reminder of a plan leaves: at nine in the morning of a day, where the customer is.
import type { ReminderRule } from '@/db/schema/organisations'
import { type Day, dayIn, momentIn, plusDays } from '@/lib/time-zone'
import { isPublicHoliday, type Place, SENT_AT } from './holidays'

export interface Plan {
  rules: readonly ReminderRule[]
  dueDate: Day
  /** Where the customer is. */
  zone: string
  /** Whose public holidays are left out; null where they are days like any other. */
  holidaysOf: Place | null
}

export interface Moment {
  offsetDays: number
  /** From which it is counted. */
  dueDate: Day
  at: Date
}

/** No country has a month of them without a working day in between; what says so is wrong. */
const MOST_HOLIDAYS = 31

function dayFor(day: Day, holidaysOf: Place | null): Day {
  if (!holidaysOf) return day
  let found = day
  for (let moved = 0; moved < MOST_HOLIDAYS && isPublicHoliday(holidaysOf, found); moved++)
    found = plusDays(found, 1)
  return found
}

/** A day that the calendar there leaves out, as Samoa did, has no morning: the next one has. */
function morningOf(zone: string, day: Day): Date {
  const at = momentIn(zone, day, SENT_AT)
  return dayIn(zone, at) === day ? at : momentIn(zone, plusDays(day, 1), SENT_AT)
}

/** Where holidays bring two onto one morning, what was due first, and the smaller offset. */
export const inOrder = (a: Moment, b: Moment): number =>
  a.at.getTime() - b.at.getTime() || a.dueDate.localeCompare(b.dueDate) || a.offsetDays - b.offsetDays

/** Earliest first. */
export const momentsOf = ({ dueDate, holidaysOf, rules, zone }: Plan): Moment[] =>
  rules
    .map(({ offsetDays }) => ({
      offsetDays,
      dueDate,
      at: morningOf(zone, dayFor(plusDays(dueDate, offsetDays), holidaysOf)),
    }))
    .toSorted(inOrder)
