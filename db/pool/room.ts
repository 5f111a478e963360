// How many connections there is room for: what was set, or fewer for a while where the server, or a limit of our role, allows no more.
import { codesOf } from './unavailable'

const TOO_MANY_CONNECTIONS = '53300'
/** After so long another one is tried: the room may have been taken by a replica that has gone since. */
const AGAIN_AFTER_MS = 5_000

export const isCrowded = (error: unknown): boolean => codesOf(error).includes(TOO_MANY_CONNECTIONS)

export class Room {
  private allowed: number
  private until = 0

  constructor(private readonly wanted: number) {
    this.allowed = wanted
  }

  get most(): number {
    return performance.now() < this.until ? this.allowed : this.wanted
  }

  /** A connection more than `others` was refused. */
  noteRefused(error: unknown, others: number): void {
    if (!isCrowded(error)) return
    this.allowed = Math.max(1, others)
    this.until = performance.now() + AGAIN_AFTER_MS
  }
}
