// Which statements wait for a table that somebody has locked whole: enough callers wait already, and others would only fill the pool.
import { BEGIN, isRead, type Pending } from './lane'

/** Something lasts longer than usual: is the database there? */
export const SUSPICIOUS_AFTER_MS = 300
/** So many may wait with the same statement while tables are locked whole. */
const MOST_WAIT_ALIKE = 2
/** Longer than two of them wait, or all others would rush in between. */
const LOCKED_OUT_MS = 4_000

export class Lockout {
  /** Statement → until when. */
  private readonly until = new Map<string, number>()

  clear(): void {
    this.until.clear()
  }

  /** While tables are locked whole: whether the same statement is waited for by enough others. */
  holds(text: string, pending: readonly Pending[], lockedTables: number): boolean {
    if (text === BEGIN) return false
    const now = performance.now()
    const isKnown = (this.until.get(text) ?? 0) > now
    if (!isKnown && lockedTables < MOST_WAIT_ALIKE) return false
    const since = isKnown ? now : now - SUSPICIOUS_AFTER_MS
    const alike = pending.filter((one) => one.text === text && one.since <= since)
    const isOut = alike.length >= MOST_WAIT_ALIKE
    if (!isOut || isKnown) return isOut
    this.until.set(text, now + LOCKED_OUT_MS)
    // Those that only read can be asked again, and make room.
    if (isRead(text)) for (const one of alike.slice(MOST_WAIT_ALIKE)) one.cancel()
    return true
  }
}
