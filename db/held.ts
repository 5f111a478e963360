// Leases: who has a row in hand, and until when. They run by real time, whatever the clock of the house says, so that moving
// that clock gives nothing to two at once.
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** Nobody has it, or whoever had it has died. */
export const isFree = (heldUntil: AnyColumn | SQL): SQL =>
  sql`(${heldUntil} is null or ${heldUntil} <= now())`

/** Until when it is held from now on. */
export const heldFor = (seconds: number): SQL => sql`now() + make_interval(secs => ${seconds})`
