// Where a recurring invoice stands once an occurrence was decided about: what comes next, and when.
import { momentOf, nextAfter, type Rhythm } from './occurrences'
import type { CatchUp, Reckoned } from './recurring-invoice'

/** Nothing is wrong with the next one. */
const NO_PROBLEM = { tries: 0, problem: null, problemDetail: null, problemSince: null } as const

/** Active where another follows, and over where none does. */
export function standingAfter(rhythm: Rhythm, reached: number, zone: string, now: Date): Reckoned {
  const next = nextAfter(rhythm, reached)
  const idle = { reached, ...NO_PROBLEM, pausedAt: null }
  if (!next) return { ...idle, state: 'ended', nextOn: null, nextAt: null, tryAt: null, endedAt: now }
  const at = momentOf(zone, next.on)
  return { ...idle, state: 'active', nextOn: next.on, nextAt: at, tryAt: at, endedAt: null }
}

/** How far it has come once a gap is over whose last occurrence was `last`: those that are not made up for are left out. */
export function reachedAfterGap(catchUp: CatchUp, reached: number, last: number): number {
  if (catchUp === 'all') return reached
  return Math.max(reached, catchUp === 'latest' ? last - 1 : last)
}
