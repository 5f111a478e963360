// How often callers have asked, where replicas count together. The columns are those of rate-limiter-flexible.
import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

export const rateLimits = pgTable('rate_limits', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull().default(0),
  /** Milliseconds since 1970. */
  expire: bigint('expire', { mode: 'number' }),
})
