// Column builders that every table shares: amounts, currencies, times.
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  char,
  customType,
  foreignKey,
  jsonb,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** An amount in minor units. `bigint` in the database, a safe integer in TypeScript (CHECKs keep it in range). */
export const amountMinor = (name: string) => bigint(name, { mode: 'number' })

/** Millionths of what is counted: quantities, and unit prices in major units. Beyond what a number holds, so BigInt. */
export const millionths = (name: string) => bigint(name, { mode: 'bigint' })

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

export const currencyCode = (name = 'currency') => char(name, { length: 3 })

export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })

/** What the caller calls it, and whatever else they want to find beside it. Not unique: it is theirs. */
export const ownReferences = () => ({
  externalReference: text('external_reference'),
  metadata: jsonb('metadata').$type<Record<string, string>>().notNull().default(sql`'{}'`),
})

/** The house's own clock within the database: `now()`, but for tests that move it (lib/test-clock). */
export const houseNow = sql`house_now()`

/** The same at the statement itself, also late in a long transaction. */
export const houseMoment = sql`(clock_timestamp() + (house_now() - now()))`

export const createdAt = () => instant('created_at').notNull().default(houseNow)

/** Whose the row is: that of what it belongs to. Filled in by a trigger (`{table}_belong`) where a version before this sends none. */
export const ofParent = () => uuid('organisation_id').notNull()

type Row = { organisationId: AnyPgColumn<{ tableName: string }>; id: AnyPgColumn<{ tableName: string }> }

/** A reference to a row of the same organisation: none across organisations can be written. */
export const within = (
  name: string,
  organisationId: AnyPgColumn<{ tableName: string }>,
  reference: AnyPgColumn<{ tableName: string }>,
  parent: Row,
) =>
  foreignKey({
    name,
    columns: [organisationId, reference],
    foreignColumns: [parent.organisationId, parent.id],
  })
