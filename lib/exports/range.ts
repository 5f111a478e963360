// The days that an export is about, and of whom.
import type { Currency } from '@/lib/money/currency'
import { type Day, endOfDay, startOfDay } from '@/lib/time-zone'

export interface Range {
  organisationId: string
  /** Of the organisation's days. */
  timeZone: string
  /** Both ends included. */
  from: Day
  to: Day
  /** Undefined for all. */
  currency: Currency | undefined
}

/** The first moment of the days, and the first that is not in them any more. */
export const momentsOf = ({ from, timeZone, to }: Range): { since: Date; until: Date } => ({
  since: startOfDay(timeZone, from),
  until: endOfDay(timeZone, to),
})
