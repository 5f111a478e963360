// A standby to read from: only once it has everything that the primary had taken when it was asked, and otherwise the primary.
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { countOne } from '@/lib/telemetry/recorder'
import { sqlState } from './again'
import { type Database, openDatabase } from './database'
import { PATIENCE_MS } from './patience'
import { Call, markCall, withinCall } from './pool/call'
import { DatabaseUnavailable, isConnectionLost, isDatabaseUnavailable } from './pool/unavailable'
import type { Transaction } from './transact'

/** Why the primary is read after all. */
type Reason =
  /** It is on its way, and not there in time. */
  | 'behind'
  | 'away'
  /** It leads by itself now, or follows nobody. */
  | 'promoted'
  /** It follows another line of the log than the primary writes: what it has may be what a failover has lost. */
  | 'diverged'
  /** Another database. */
  | 'other'
  /** What it was asked stood in the way of what it has to replay. */
  | 'conflict'

class Unfit extends Error {
  override name = 'Unfit'
  constructor(readonly reason: Reason) {
    super(`The standby cannot be read: ${reason}.`)
  }
}

/** So long a standby may take to have what the primary has. */
const CATCHES_UP_WITHIN_MS = 150
/** Whoever reads has to be told by somebody within two seconds, whatever becomes of the standby. */
const SHARE_OF_PATIENCE = 1 / 3
const SHORTEST_REST_MS = 250
const LONGEST_REST_MS = 30_000
/** Not allowed in, or there is no such database. */
const REFUSED = /^28|^3D/
/** A statement that the server ended because it took too long: it, or what it was part of, would take as long elsewhere. */
const TOO_LONG = '57014'
/** Undone in favour of what has to be replayed. */
const IN_THE_WAY = /^40/

/** Where the primary is. As text, so that no number is rounded. */
interface Mark extends Record<string, unknown> {
  position: string
  timeline: number
  system: string
  database: string
}

/**
 * What was acknowledged is flushed, unless somebody has waived that: then whatever was written counts. The name of a file begins
 * with the line of the log that it belongs to.
 */
const MARK = sql`
  select (case current_setting('synchronous_commit') when 'off' then pg_current_wal_insert_lsn() else pg_current_wal_flush_lsn() end)::text
      as position,
    ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int as timeline,
    system_identifier::text as system, current_database() as database
  from pg_control_system()`

interface State extends Record<string, unknown> {
  isStandby: boolean
  isThere: boolean | null
  timeline: number
  system: string
  database: string
}

/**
 * After a failover its files name the new line of the log only once it has written some; the receiver names it at once, to a role
 * that may read `pg_stat_wal_receiver`, and nothing to any other. None of them names a line that it does not follow.
 */
const stateAt = (position: string) => sql`
  select pg_is_in_recovery() as "isStandby", pg_last_wal_replay_lsn() >= ${position}::pg_lsn as "isThere",
    greatest(timeline_id, min_recovery_end_timeline, (select max(received_tli) from pg_stat_wal_receiver)) as timeline,
    system_identifier::text as system, current_database() as database
  from pg_control_system(), pg_control_checkpoint(), pg_control_recovery()`

const ELSEWHERE = { isolationLevel: 'read committed', accessMode: 'read only' } as const

function reasonOf(error: unknown): Reason | undefined {
  if (error instanceof Unfit) return error.reason
  const state = sqlState(error) ?? ''
  if (IN_THE_WAY.test(state)) return 'conflict'
  if (state === TOO_LONG || (error instanceof DatabaseUnavailable && error.reason === 'slow'))
    return undefined
  const isAway = isDatabaseUnavailable(error) || isConnectionLost(error) || REFUSED.test(state)
  return isAway ? 'away' : undefined
}

export interface StandbyOptions {
  /** That of the primary. */
  patienceMs?: number | undefined
  catchesUpWithinMs?: number
}

export class Standby {
  private readonly db: Database
  private readonly catchesUpWithinMs: number
  private restMs = SHORTEST_REST_MS
  private restsUntil = 0

  constructor(
    private readonly primary: Database,
    url: string,
    { catchesUpWithinMs = CATCHES_UP_WITHIN_MS, patienceMs = PATIENCE_MS }: StandbyOptions = {},
  ) {
    this.catchesUpWithinMs = catchesUpWithinMs
    this.db = openDatabase(url, { patienceMs: patienceMs * SHARE_OF_PATIENCE, isReadOnly: true })
  }

  /**
   * `work` only reads, may be done twice, and begins no transaction: it is in one, because a pooler may lead each of them to
   * another server. Whoever has written finds it, wherever it was acknowledged.
   */
  async read<T>(work: (db: Database) => Promise<T>): Promise<T> {
    if (performance.now() < this.restsUntil) return this.readPrimary('resting', work)
    const begunAt = performance.now()
    const mark = await readMark(this.primary)
    try {
      // What becomes of the standby is no fault of the database for whoever is answered by the primary.
      const result = await withinCall(new Call(), () =>
        this.db.transaction(async (tx) => {
          await this.awaitMark(tx, mark)
          return work(tx as unknown as Database)
        }, ELSEWHERE),
      )
      this.restMs = SHORTEST_REST_MS
      countOne('remit_standby_reads_total', { outcome: 'served' })
      return result
    } catch (error) {
      const reason = reasonOf(error)
      if (reason === undefined) {
        // Nobody else answers: now it is that of whoever asked.
        markCall(error)
        throw error
      }
      if (reason !== 'conflict') this.rest(begunAt)
      return this.readPrimary(reason, work)
    }
  }

  /** Undefined where it can be read. Throws what the primary throws. */
  async examine(): Promise<Reason | undefined> {
    const mark = await readMark(this.primary)
    try {
      await this.db.transaction((tx) => this.awaitMark(tx, mark), ELSEWHERE)
      return undefined
    } catch (error) {
      return reasonOf(error) ?? 'away'
    }
  }

  end(): Promise<void> {
    return this.db.$client.end({ timeout: 5 })
  }

  private readPrimary<T>(outcome: Reason | 'resting', work: (db: Database) => Promise<T>): Promise<T> {
    countOne('remit_standby_reads_total', { outcome })
    return work(this.primary)
  }

  /** Not everybody pays for finding out that it cannot be read. Whoever had begun before it rested has found out the same. */
  private rest(begunAt: number): void {
    if (begunAt < this.restsUntil) return
    this.restsUntil = performance.now() + this.restMs
    this.restMs = Math.min(this.restMs * 2, LONGEST_REST_MS)
  }

  private async awaitMark(tx: Transaction, mark: Mark): Promise<void> {
    const begun = performance.now()
    for (let pauseMs = 2; ; pauseMs *= 2) {
      const [state] = await tx.execute<State>(stateAt(mark.position))
      if (!state || state.system !== mark.system || state.database !== mark.database) throw new Unfit('other')
      if (!state.isStandby) throw new Unfit('promoted')
      if (state.timeline !== mark.timeline) throw new Unfit('diverged')
      if (state.isThere) return
      if (performance.now() - begun > this.catchesUpWithinMs) throw new Unfit('behind')
      await pause(pauseMs)
    }
  }
}

async function readMark(primary: Database): Promise<Mark> {
  const [mark] = await primary.execute<Mark>(MARK)
  if (!mark) throw new Error('the primary did not say where it is')
  return mark
}
