// Runs again what the database asks to run again: what was undone for a deadlock, a serialization failure, a commit that did not come to pass, or a plan that a migration outdated.
import { isOutdated } from './pool/named'
import { isNotCommitted } from './pool/unavailable'

const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'
const ATTEMPTS = 5
/** More statements than any transaction of ours has. */
const MOST_NAMINGS = 100

/** The SQLSTATE of a database error, wherever in the chain of causes it is. */
export function sqlState(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code
  }
  return undefined
}

export const isDeadlock = (error: unknown): boolean => sqlState(error) === DEADLOCK_DETECTED

const isUndone = (error: unknown): boolean =>
  isDeadlock(error) || sqlState(error) === SERIALIZATION_FAILURE || isNotCommitted(error)

/**
 * `work` is one transaction, or one statement that is its own, and nothing else: at most five times all of it is done anew, and
 * once more for each statement that is named anew.
 */
export async function again<T>(work: () => Promise<T>): Promise<T> {
  let [attempts, namings] = [1, 0]
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (isOutdated(error) && namings < MOST_NAMINGS) namings += 1
      else if (isUndone(error) && attempts < ATTEMPTS) attempts += 1
      else throw error
    }
  }
}
