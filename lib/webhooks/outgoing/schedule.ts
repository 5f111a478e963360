// When a delivery that failed is tried again, and when to stop.

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Seconds after each failure, as published in the documentation. After the last one the delivery is dead. */
export const WAITS_SECONDS = [
  5,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

const LONGEST_WISH_SECONDS = DAY

/** An endpoint that fails for so long, whatever is sent, is switched off. */
export const DAYS_OF_PATIENCE = 5

interface Failure {
  /** How many tries there have been. */
  attempts: number
  /** What the endpoint asked for in Retry-After. */
  wishSeconds?: number | undefined
}

/**
 * Seconds until the next try, give or take a fifth, so that what failed together does not come back together; undefined
 * when there have been enough. An endpoint may ask for more time, not for less.
 */
export function waitAfter(
  { attempts, wishSeconds = 0 }: Failure,
  random: number = Math.random(),
): number | undefined {
  const wait = WAITS_SECONDS[attempts - 1]
  if (wait === undefined) return undefined
  return Math.max(wait * (0.8 + 0.4 * random), Math.min(wishSeconds, LONGEST_WISH_SECONDS))
}

/** Retry-After in seconds, from either of its forms. */
export function readRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header)
  // `Date.parse` finds a year in almost anything.
  const at = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now.getTime()) / 1000))
}
