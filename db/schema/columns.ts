// Column builders that every table shares: amounts, currencies, times.
import { sql } from 'drizzle-orm'
import { bigint, char, jsonb, text, timestamp } from 'drizzle-orm/pg-core'

/** An amount in minor units. `bigint` in the database, a safe integer in TypeScript (CHECKs keep it in range). */
export const amountMinor = (name: string) => bigint(name, { mode: 'number' })

export const currencyCode = (name = 'currency') => char(name, { length: 3 })

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** What the caller calls it, and whatever else they want to find beside it. Not unique: it is theirs. */
export const ownReferences = () => ({
  externalReference: text('external_reference'),
  metadata: jsonb('metadata').$type<Record<string, string>>().notNull().default(sql`'{}'`),
})

export const createdAt = () => instant('created_at').notNull().defaultNow()
