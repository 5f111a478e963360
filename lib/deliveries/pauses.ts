// How long to wait before an access point is tried or asked again, and when to stop.

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Twenty tries, each after twice the pause of the one before, 6 hours at most: about three days in all. */
export const MOST_TRIES = 20
const TRY = { first: 30, longest: 6 * HOUR }
/** What was taken is usually there within a minute; a receiver's answer may take days. */
const ASK = { first: 2, longest: HOUR }
/** An Invoice Response may still come. */
const ASK_ON = { first: HOUR, longest: DAY }

export const LONGEST_PAUSE_SECONDS = DAY

/** So long what was taken may stay without a word, and what was delivered may still be rejected. */
export const DAYS_OF_PATIENCE = 14

interface Standing {
  state: 'queued' | 'sent' | 'delivered'
  attempts: number
}

/** In seconds. `attempts` counts from the last time that it came further. */
export function pauseAfter({ attempts, state }: Standing): number {
  const { first, longest } = { queued: TRY, sent: ASK, delivered: ASK_ON }[state]
  return Math.min(first * 2 ** Math.min(Math.max(attempts - 1, 0), 20), longest)
}
