// How often callers have asked, counted by all replicas together.
import { bigint, integer, pgTable, varchar } from 'drizzle-orm/pg-core'

export const rateLimits = pgTable('rate_limits', {
  key: varchar('key', { length: 255 }).primaryKey(),
  points: integer('points').notNull().default(0),
  /** When its window ends: milliseconds since 1970, by the database’s clock. */
  expire: bigint('expire', { mode: 'number' }),
})
