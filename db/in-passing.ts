// Writes what may be lost, such as when a key was last used: nobody waits for it, and a call that only reads goes on without it.
import type { Database } from './database'
import { apartFromCall } from './pool/call'

interface House {
  db: Database
  log: { warn(facts: object, text: string): void }
}

/** After a failure not every call tries again. */
const AGAIN_AFTER_MS = 60_000
const MOST_REMEMBERED = 10_000

const failures = new WeakMap<Database, Map<string, number>>()

/** `what` names the row, so that a database that takes no writes is not asked at every call for each. */
export function writeInPassing({ db, log }: House, what: string, write: () => PromiseLike<unknown>): void {
  const failed = failures.get(db) ?? new Map<string, number>()
  failures.set(db, failed)
  const failedAt = failed.get(what)
  if (failedAt !== undefined && performance.now() - failedAt < AGAIN_AFTER_MS) return
  if (failed.size >= MOST_REMEMBERED) failed.clear()
  // Marked beforehand: calls that come meanwhile need not write the same.
  failed.set(what, performance.now())
  // That it failed is no reason for what the call itself answers.
  const apart = apartFromCall(() => Promise.resolve(write()))
  apart.then(
    () => failed.delete(what),
    (error: unknown) => log.warn({ err: error }, 'what was only noted in passing could not be written'),
  )
}
