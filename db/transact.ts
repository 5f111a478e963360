// The only transaction: retries what the database asks to retry, and knows that no network call may happen inside.
import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'drizzle-orm'
import { currentActor } from './actor'
import type { Database } from './database'
import { NotCommitted } from './pool/unavailable'

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

const inside = new AsyncLocalStorage<true>()

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'
const ATTEMPTS = 5

/** The SQLSTATE of a database error, wherever in the chain of causes it is. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code
  }
  return undefined
}

export const isDeadlock = (error: unknown): boolean => sqlState(error) === DEADLOCK_DETECTED

/**
 * Runs `work` in one transaction. Deadlocks, serialization failures and commits that the server did not confirm as such are run
 * again, at most five times: `work` must therefore do nothing but SQL. A commit that was never answered is not.
 */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new Error('transact() inside transact(): pass the transaction on instead')
  for (let attempt = 1; ; attempt++) {
    try {
      return await inside.run(true, () => db.transaction((tx) => begin(tx, work)))
    } catch (error) {
      const state = sqlState(error)
      const isGone = state === SERIALIZATION_FAILURE || state === DEADLOCK_DETECTED
      const mayRetry = isGone || error instanceof NotCommitted
      if (!mayRetry || attempt === ATTEMPTS) throw error
    }
  }
}

/** Local to the transaction, so that the next one on this connection is nobody's. */
async function begin<T>(tx: Transaction, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const actor = currentActor()
  if (actor !== undefined) await tx.execute(sql`select set_config('remit.actor', ${actor}, true)`)
  return work(tx)
}

/** Called before every call to the outside: a network call inside a transaction would hold its locks for seconds. */
export function assertOutsideTransaction(what: string): void {
  if (inside.getStore()) throw new Error(`${what} inside a database transaction`)
}
