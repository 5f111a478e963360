// How long somebody waits for what is called on their behalf: one deadline for all calls together.
import { AsyncLocalStorage } from 'node:async_hooks'

/** A payer looks at a button meanwhile. */
export const PAYER_WAITS_MS = 8_000

// Pages and routes load modules apart in one process, and what calls outside may have been built by the other.
const holder = globalThis as typeof globalThis & { remitDeadlines?: AsyncLocalStorage<number> }
holder.remitDeadlines ??= new AsyncLocalStorage()
const deadlines = holder.remitDeadlines

/** All provider calls within `work` end by then, as `unanswered`. Within an earlier deadline it is that one. */
export const answeredWithin = <T>(waitMs: number, work: () => Promise<T>): Promise<T> =>
  deadlines.run(Math.min(performance.now() + waitMs, deadlines.getStore() ?? Number.POSITIVE_INFINITY), work)

/** In milliseconds, 0 or less once it is over; undefined where nobody waits. */
export function timeLeftMs(): number | undefined {
  const deadline = deadlines.getStore()
  return deadline === undefined ? undefined : deadline - performance.now()
}
