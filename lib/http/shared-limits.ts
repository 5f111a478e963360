// Rate limits that all replicas count together: each call is one statement in the database.
import { RateLimiterPostgres } from 'rate-limiter-flexible'
import type { House } from '@/lib/house'
import { consume } from './limits'

const TABLE = 'rate_limits'

const POINTS = {
  /** Checkouts of one organisation that nobody with a key has asked for. */
  checkoutsOfOrganisation: 1_200,
} as const

export type SharedLimitName = keyof typeof POINTS

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
    points: POINTS[name],
    duration: 60,
    // Once a key is over its limit, this process says so without asking again until its minute has passed.
    inMemoryBlockOnConsumed: POINTS[name],
  })
  mine.set(name, limiter)
  return limiter
}

/** Counts one call, wherever it came in. Throws `Request.TooMany` with Retry-After. */
export const takeSharedTurn = ({ db }: House, limit: SharedLimitName, who: string): Promise<void> =>
  consume(limiterOf(db, limit), who, limit)
