// Column builders that every table shares: amounts, currencies, times.
import { bigint, char, timestamp } from 'drizzle-orm/pg-core'

/** An amount in minor units. `bigint` in the database, a safe integer in TypeScript (CHECKs keep it in range). */
export const amountMinor = (name: string) => bigint(name, { mode: 'number' })

export const currencyCode = (name = 'currency') => char(name, { length: 3 })

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

export const createdAt = () => instant('created_at').notNull().defaultNow()
