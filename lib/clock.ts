// The one source of "now", so that a decision never mixes two clocks and tests can move time.
export interface Clock {
  now(): Date
  /** By how much a test has moved it; where nobody can, it is not there. */
  aheadMs?(): number
}

/** For waiting alone: leases, pauses, and how long something took. Never compared with what the house's clock has said. */
export const realTime = (): Date => new Date()

export const systemClock: Clock = { now: () => new Date() }

export const secondsFrom = (time: Date, seconds: number): Date => new Date(time.getTime() + seconds * 1000)

export const daysFrom = (time: Date, days: number): Date => secondsFrom(time, days * 86_400)

/**
 * By so much may two clocks differ, ours and a provider's: what was made about a time is looked for from so much earlier on.
 * What is not found counts as never made, so better too early a beginning.
 */
export const CLOCKS_APART_SECONDS = 25 * 3600

/** Waits without holding anything; for asking a busy neighbour again. */
export const pause = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, durationMs))
