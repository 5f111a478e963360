// Rate limits that all replicas count together: each call is one statement in the database.
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { consume } from './limits'

const TABLE = 'rate_limits'

interface Limit {
  points: number
  seconds: number
  isUntold?: boolean
}

/** What is to hold for all of us: what guards a secret, a mailbox, or somebody else's reference. */
const LIMITS = {
  /** Checkouts of one organisation that nobody with a key has asked for. */
  checkoutsOfOrganisation: { points: 1_200, seconds: 60 },
  /** Opening a checkout for one reference. */
  checkout: { points: 120, seconds: 60 },
  /** Sign-in links to one email address: nobody shall be buried in mails. */
  signInMail: { points: 5, seconds: 15 * 60 },
  /** Wrong links from one address: a guesser, or a stale bookmark. */
  guess: { points: 60, seconds: 60, isUntold: true },
  /** Wrong links from everywhere: many addresses guessing together. */
  guessEverywhere: { points: 2_000, seconds: 60, isUntold: true },
  /** Wrong API keys and sign-ins from one address. */
  wrongKey: { points: 120, seconds: 60, isUntold: true },
} as const satisfies Record<string, Limit>

export type SharedLimitName = keyof typeof LIMITS

const made = new WeakMap<House['db'], Map<SharedLimitName, RateLimiterPostgres>>()

/** The library asks for a client of another driver: what it needs of it is this one method. */
const storeOf = ({ $client }: House['db']) => ({
  query: async ({ text, values = [] }: { text: string; values?: (string | number | null)[] }) => ({
    rows: await $client.unsafe(text, values),
  }),
})

function limiterOf(db: House['db'], name: SharedLimitName): RateLimiterPostgres {
  const mine = made.get(db) ?? new Map<SharedLimitName, RateLimiterPostgres>()
  made.set(db, mine)
  const known = mine.get(name)
  if (known) return known
  const limiter = new RateLimiterPostgres({
    storeClient: storeOf(db),
    storeType: 'client',
    tableName: TABLE,
    tableCreated: true,
    keyPrefix: name,
    points: LIMITS[name].points,
    duration: LIMITS[name].seconds,
    // While the database accepts no writes, each process counts for itself, so that reading still works.
    insuranceLimiter: new RateLimiterMemory({ points: LIMITS[name].points, duration: LIMITS[name].seconds }),
    // Once a key is over its limit, this process says so without asking again until its time has passed.
    inMemoryBlockOnConsumed: LIMITS[name].points,
  })
  mine.set(name, limiter)
  return limiter
}

/** Counts one call, wherever it came in. Throws `Request.TooMany` with Retry-After. */
export async function takeSharedTurn({ db }: House, name: SharedLimitName, who: string): Promise<void> {
  const { isUntold = false }: Limit = LIMITS[name]
  const limiter = limiterOf(db, name)
  const { duration, points } = limiter
  await consume({ points, duration, isUntold, consume: (key) => limiter.consume(key) }, who, name)
}

/**
 * Counts a wrong link. A guesser is slowed down, while a valid link is served even from the same address.
 * `alarm` is called when many addresses guess together.
 */
export async function countGuess(house: House, address: string, alarm: () => void): Promise<void> {
  try {
    await takeSharedTurn(house, 'guessEverywhere', 'all')
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    alarm()
  }
  await takeSharedTurn(house, 'guess', address)
}
