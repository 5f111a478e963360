// Runs again what the database asks to run again: what was undone for a deadlock, a serialization failure, a commit that did not come to pass, or a plan that a migration outdated.
import { NotCommitted } from './pool/unavailable'

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

/** A migration has changed what a named statement answers, while the connection that named it lives; it names it anew. */
function isOutdated(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('routine' in at && at.routine === 'RevalidateCachedQuery') return true
  return false
}

const isUndone = (error: unknown): boolean =>
  isDeadlock(error) ||
  sqlState(error) === SERIALIZATION_FAILURE ||
  error instanceof NotCommitted ||
  isOutdated(error)

/** `work` is one transaction, or one statement that is its own, and nothing else: at most five times all of it is done anew. */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isUndone(error) || attempt === ATTEMPTS) throw error
    }
  }
}
