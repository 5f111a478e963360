// Opens the connection pool and gives the schema its types.
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import { PATIENCE_MS } from './patience'
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
  /** How long anybody waits for the database, or for a lock in it. */
  patienceMs?: number
  /** Where the database is asked how it is, if `url` leads through a pooler. */
  directUrl?: string
  /** Every transaction only reads. */
  isReadOnly?: boolean
}

/** What the server may take its time for. */
export const TIME_LIMITS = {
  statementTimeoutMs: 10_000,
  lockTimeoutMs: PATIENCE_MS,
  idleInTransactionTimeoutMs: 15_000,
}

/** Opens a pool. Connections are made when first needed; close it with `database.$client.end()`. */
export function openDatabase(
  url: string,
  {
    directUrl,
    isReadOnly = false,
    maxConnections = 10,
    patienceMs = PATIENCE_MS,
    statementTimeoutMs,
  }: Options = {},
): Database {
  const limits = {
    ...TIME_LIMITS,
    lockTimeoutMs: patienceMs,
    ...(statementTimeoutMs && { statementTimeoutMs }),
  }
  const pool = new Pool({
    url,
    pulseUrl: directUrl === url ? undefined : directUrl,
    maxConnections,
    patienceMs,
    isReadOnly,
    ...limits,
  })
  return drizzle(poolClient(pool, url), { schema })
}
