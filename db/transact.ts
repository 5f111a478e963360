// The only transaction: retries what the database asks to retry, and knows that no network call may happen inside.
import { AsyncLocalStorage } from 'node:async_hooks'
import { again } from './again'
import type { Database } from './database'

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

// Pages and routes load modules apart in one process, and what calls outside may have been built by the other.
const holder = globalThis as typeof globalThis & { remitTransactions?: AsyncLocalStorage<true> }
holder.remitTransactions ??= new AsyncLocalStorage()
const inside = holder.remitTransactions

/**
 * Runs `work` in one transaction. Deadlocks, serialization failures and commits that the server did not confirm as such are run
 * again, at most five times: `work` must therefore do nothing but SQL. A commit that was never answered is not.
 */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('transact() inside transact(): pass the transaction on instead')
  return again(() => inside.run(true, () => db.transaction(work)))
}

/** Called before every call to the outside: a network call inside a transaction would hold its locks for seconds. */
export function assertOutsideTransaction(what: string): void {
  if (inside.getStore()) throw new Error(`${what} inside a database transaction`)
}
