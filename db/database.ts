// Opens the connection pool and gives the schema its types.
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
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
}

/** Opens a pool. Connections are made when first needed; close it with `database.$client.end()`. */
export function openDatabase(url: string, options: Options = {}): Database {
  const client = postgres(url, {
    max: options.maxConnections ?? 10,
    connect_timeout: 5,
    idle_timeout: 60,
    max_lifetime: 30 * 60,
    // Otherwise `commit` is a named statement too. Behind a pooler in transaction mode a server connection may not know it; the
    // driver then repeats it in what is a failed transaction by now, and Postgres answers ROLLBACK without an error.
    prepare: false,
    onnotice: () => undefined,
    connection: {
      application_name: 'remit',
      TimeZone: 'UTC',
      statement_timeout: options.statementTimeoutMs ?? 10_000,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 15_000,
    },
  })
  return drizzle(client, { schema })
}
