// Opens the connection pool and gives the schema its types.
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import { poolClient } from './pool/client'
import { Pool } from './pool/pool'
import * as checkouts from './schema/checkouts'
import * as invoices from './schema/invoices'
import * as mail from './schema/mail'
import * as organisations from './schema/organisations'
import * as paymentAccounts from './schema/payment-accounts'
import * as payments from './schema/payments'
import * as people from './schema/people'
import * as webhooks from './schema/webhooks'

const schema = {
  ...organisations,
  ...paymentAccounts,
  ...invoices,
  ...checkouts,
  ...payments,
  ...people,
  ...mail,
  ...webhooks,
}

export type Database = PostgresJsDatabase<typeof schema> & { $client: Sql }

/** A transaction, or the database itself where a single statement needs none. */
export type Queryable = Parameters<Parameters<Database['transaction']>[0]>[0] | Database

interface Options {
  maxConnections?: number
  statementTimeoutMs?: number
  lockTimeoutMs?: number
}

/** What the server may take its time for. A lock is refused early enough for whoever waits to be told within two seconds. */
export const TIME_LIMITS = {
  statementTimeoutMs: 10_000,
  lockTimeoutMs: 1_500,
  idleInTransactionTimeoutMs: 15_000,
}

/** Opens a pool. Connections are made when first needed; close it with `database.$client.end()`. */
export function openDatabase(url: string, options: Options = {}): Database {
  const pool = new Pool({ url, maxConnections: 10, ...TIME_LIMITS, ...options })
  return drizzle(poolClient(pool, url), { schema })
}
