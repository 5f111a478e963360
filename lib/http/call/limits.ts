// Rate limits that spare one process: counted in its memory, so that a limit costs no round trip.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from '@/lib/failure/failure'
import { noteQuota } from './quotas'

const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 })

const LIMITERS = {
  /** Everything a network address asks of public addresses. */
  address: perMinute(3_000),
  /** Opening a payment for one link. */
  link: perMinute(240),
  /** Printing for one link or person, which costs much computing. */
  document: perMinute(30),
  /** Printing for one network address: a whole office may sit behind it. */
  documentAddress: perMinute(120),
  /** Coming back from paying by one link, which asks Stripe. */
  comeBack: perMinute(30),
  /** One API key, or one person. */
  caller: perMinute(12_000),
  /** One application, which calls for all its payers, and repeats what was not answered. */
  application: perMinute(60_000),
  /** News of one provider connection that nobody has signed: each has the provider asked. */
  unsignedNotice: perMinute(600),
  /** Whole lists as files, for one person: each may hold a great many rows. */
  exported: perMinute(12),
  /** Signing in and out from one network address. */
  signIn: perMinute(600),
} as const

export type LimitName = keyof typeof LIMITERS

interface Limiter {
  points: number
  duration: number
  consume: (who: string) => Promise<RateLimiterRes>
  /** A guesser shall not learn how many guesses are left. */
  isUntold?: boolean
}

/** Counts one call; throws `Request.TooMany` with Retry-After when the caller has had its share of this minute. */
export const takeTurn = (limit: LimitName, who: string): Promise<void> => consume(LIMITERS[limit], who, limit)

/** As `takeTurn`, wherever it is counted; the caller is told of it by this name. */
export async function consume(limiter: Limiter, who: string, name: string): Promise<void> {
  const note = ({ msBeforeNext, remainingPoints }: RateLimiterRes) => {
    const [left, resetSeconds] = [Math.max(0, remainingPoints), Math.max(1, Math.ceil(msBeforeNext / 1000))]
    const { duration: windowSeconds, points } = limiter
    if (!limiter.isUntold) noteQuota({ name, points, windowSeconds, left, resetSeconds })
  }
  try {
    note(await limiter.consume(who))
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    note(refusal)
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000))
    throw new Failure('Request.TooMany', `Too many requests. Try again in ${retryAfterSeconds} seconds.`, {
      retryAfterSeconds,
    })
  }
}
