// Reads a schedule as callers write it.
import { type FieldFault, invalidRequest } from '@/lib/failure/failure'
import type { Day } from '@/lib/time-zone'
import { anchorOf, type Rhythm } from './occurrences'

export interface Schedule {
  every: Rhythm['every']
  interval: number
  anchorDay?: number | undefined
  start: Day
  end?: Day | null | undefined
  count?: number | null | undefined
}

const DAYS_OF_WEEK = 7

/** Throws `Request.Invalid`. */
export function rhythmOf({ anchorDay, count, end, every, interval, start }: Schedule): Rhythm {
  const faults: FieldFault[] = []
  const wrong = (name: string, code: string, detail: string) =>
    faults.push({ pointer: `/schedule/${name}`, code, detail: `schedule/${name} ${detail}` })
  if (every === 'week' && anchorDay !== undefined && anchorDay > DAYS_OF_WEEK)
    wrong('anchorDay', 'too-large', 'must be from 1 (Monday) to 7 for weeks.')
  if (end && end < start) wrong('end', 'before-start', 'must not be before start.')
  if (faults.length > 0) throw invalidRequest(faults)
  return {
    ...{ every, interval, anchorDay: anchorDay ?? anchorOf(every, start), startsOn: start },
    ...{ endsOn: end ?? null, occurrences: count ?? null },
  }
}

export const scheduleOf = ({ endsOn, occurrences, startsOn, ...rest }: Rhythm): Schedule => ({
  ...{ every: rest.every, interval: rest.interval, anchorDay: rest.anchorDay },
  ...{ start: startsOn, end: endsOn, count: occurrences },
})
