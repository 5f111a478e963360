// The one source of "now", so that a decision never mixes two clocks and tests can move time.
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export const secondsFrom = (time: Date, seconds: number): Date => new Date(time.getTime() + seconds * 1000)

export const daysFrom = (time: Date, days: number): Date => secondsFrom(time, days * 86_400)

/** Waits without holding anything; for asking a busy neighbour again. */
export const pause = (durationMs: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, durationMs))
