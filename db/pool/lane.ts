// One connection to the database: a client of the driver that lives as long as its connection does, and is never reconnected.
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres, { type PendingQuery, type Row, type RowList, type Sql } from 'postgres'
import { traced } from '@/lib/telemetry/tracing'
import { learnArrays, type Types } from './arrays'
import { type Call, currentCall } from './call'
import { isNameUnknown } from './named'
import { spanOf } from './span'
import { CommitUnanswered, DatabaseUnavailable, isConnectionLost } from './unavailable'

export interface LaneOptions {
  url: string
  statementTimeoutMs: number
  lockTimeoutMs: number
  idleInTransactionTimeoutMs: number
}

/** What connections lead to, and which arrays it knows: found out by the first one that was opened. */
export interface Nature {
  /** Somebody stands between us and the server, and may give each transaction another connection to it. */
  isPooled?: boolean
  types?: Types
}

export type Rows = RowList<Row[]>
/** Writes one statement with the client of the connection that is to carry it. */
export type Statement = (client: Sql) => PendingQuery<Row[]>

/** What a connection waits for; without a query, that it opens. */
export interface Pending {
  query?: PendingQuery<Row[]>
  text: string
  since: number
  /** Why whoever waited for it has been told not to. */
  told?: 'away' | 'standby' | undefined
  /** On whose behalf. */
  call: Call | undefined
  /** Tells whoever waits, while the connection goes on waiting. */
  tell: (error: Error) => void
  /**
   * Never for a commit: while one waits for a standby, a cancelled commit succeeds, and is on no other server.
   * Asked on a connection of its own; where that is not heard, whoever waits is told otherwise. Where it is heard late, it ends
   * whatever runs here by then: this connection is not handed on.
   */
  cancel: () => void
}

export const BEGIN = 'begin'
export const COMMIT = 'commit'
export const ROLLBACK = 'rollback'

export const isRead = (text: string): boolean => /^\s*(?:select|show|explain)\b/i.test(text)

const LIFETIME_MS = 30 * 60_000

/** Who answers for the server told us another number of its process than the server itself: a pooler makes up its own. */
export async function isBehindPooler(client: Sql): Promise<boolean> {
  const answer = await client.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid')
  return answer[0]?.pid !== answer.state?.pid
}

export class Lane {
  readonly client: Sql
  private readonly pending = new Set<Pending>()
  private readonly endsAt = performance.now() + LIFETIME_MS * (1 + Math.random())
  private isOver = false
  /** Somebody has gone in the middle of something: whoever comes next must not find it. */
  isTainted = false
  idleSince = 0
  /** In use by somebody who may write. */
  isWriting = false
  /** On whose behalf it is in use. */
  call: Call | undefined
  /** Committed on this server, and perhaps on no other: lost if this one is. */
  private isHere = false
  private opening: Promise<void> | undefined
  private isOpen = false
  private onQuiet: (() => void) | undefined

  constructor(
    private readonly options: LaneOptions,
    private readonly nature: Nature,
    private readonly onAnswer: () => void,
  ) {
    this.client = postgres(options.url, {
      max: 1,
      // Nobody waits so long: whoever wants it is told before, and the connection is there for whoever comes later.
      connect_timeout: 10,
      // Its owner ends it: the driver would do so in the middle of a transaction that it does not know of.
      idle_timeout: undefined,
      max_lifetime: null,
      // Until it is known that there is no pooler. Behind one in transaction mode a server connection may not know a name; the
      // driver then repeats the statement in what is a failed transaction by now, and a `commit` is answered by ROLLBACK.
      prepare: false,
      fetch_types: false,
      onnotice: ({ routine }) => {
        if (routine === 'SyncRepWaitForLSN') this.isHere = true
      },
      // The driver would connect again for the next statement, outside of its transaction and without limits.
      onclose: () => this.kill(),
      // Poolers take these two; time limits they refuse here, and are set once it is known that there is none.
      connection: { application_name: 'remit', TimeZone: 'UTC' },
    })
    // It tells the client how dates and JSON are read.
    drizzle(this.client)
  }

  /** A connection that has ended is not used again, or a statement of a transaction would run outside of it on the next one. */
  get isDead(): boolean {
    return this.isOver
  }

  /** Long enough in use to make room for one that may lead elsewhere by now; not all at the same time. */
  get isOld(): boolean {
    return performance.now() > this.endsAt
  }

  get waitsFor(): readonly Pending[] {
    return [...this.pending]
  }

  /** Resolves when the server owes it nothing any more. */
  quiet(): Promise<void> {
    return new Promise((resolve) => {
      this.onQuiet = resolve
      this.settle()
    })
  }

  /** Who waited too long is told so; that is no fault of the connection, and whoever comes later hears how it really opened. */
  async ready(): Promise<void> {
    if (!this.isOpen) await this.wait('', () => this.opened())
  }

  /** Sends it on this very connection, or throws. */
  async send(statement: Statement, text: string): Promise<Rows> {
    if (this.isOver || this.isTainted) throw new DatabaseUnavailable('ended')
    const query = statement(this.client)
    return traced(
      () => spanOf(text),
      () => this.wait(text, () => query, query),
    )
  }

  kill(): void {
    this.isOver = true
    void this.client.end({ timeout: 0 })
  }

  async end(): Promise<void> {
    this.isOver = true
    await this.client.end({ timeout: 5 })
  }

  private wait<T>(text: string, work: () => PromiseLike<T>, query?: PendingQuery<Row[]>): Promise<T> {
    return new Promise((resolve, tell) => {
      let isCancelled = false
      const pending: Pending = {
        text,
        since: performance.now(),
        call: currentCall(),
        tell,
        cancel: () => {
          if (isCancelled) return
          isCancelled = true
          this.isTainted = true
          void Promise.resolve(query?.cancel()).catch(() => undefined)
        },
        ...(query && { query }),
      }
      this.pending.add(pending)
      const settle = () => {
        this.pending.delete(pending)
        this.isHere = false
        this.settle()
      }
      Promise.resolve(work()).then(
        (answer) => {
          this.onAnswer()
          if (this.isHere) tell(new CommitUnanswered(new Error('no standby has it')))
          else resolve(answer)
          settle()
        },
        (error: unknown) => {
          if (isNameUnknown(error)) this.nameNothing()
          if (isConnectionLost(error)) this.kill()
          else this.onAnswer()
          tell(text === COMMIT && isConnectionLost(error) ? new CommitUnanswered(error) : error)
          settle()
        },
      )
    })
  }

  /** Somebody has been put between us and the server meanwhile: the next connection asks anew what it leads to. */
  private nameNothing(): void {
    delete this.nature.isPooled
    Object.assign(this.client.options, { prepare: false })
  }

  private settle(): void {
    if (this.pending.size === 0) this.onQuiet?.()
  }

  private takeTypes({ parsers, serializers, shared }: Types): void {
    const options = this.client.options as unknown as Types
    Object.assign(options.parsers, parsers)
    Object.assign(options.serializers, serializers)
    Object.assign(options.shared.typeArrayMap, shared.typeArrayMap)
  }

  private opened(): Promise<void> {
    this.opening ??= this.open()
    return this.opening
  }

  private async open(): Promise<void> {
    try {
      this.nature.isPooled ??= await isBehindPooler(this.client)
      // A setting of the session would be another client's a moment later: behind a pooler they are settings of the role.
      if (this.nature.isPooled) await this.client.unsafe('select 1')
      else {
        await this.client.unsafe(limitsOf(this.options))
        // Only those statements that ask for a name get one: named.ts.
        Object.assign(this.client.options, { prepare: true })
      }
      // Another one may have learnt them since this one was made.
      if (this.nature.types) this.takeTypes(this.nature.types)
      else this.nature.types = await learnArrays(this.client)
      this.isOpen = true
    } catch (error) {
      this.kill()
      throw error
    }
  }
}

const limitsOf = (options: LaneOptions): string =>
  Object.entries(timeLimits(options))
    .map(([name, ms]) => `set ${name} = ${ms}`)
    .join('; ')

/** Names of the server's settings → milliseconds. */
export const timeLimits = ({
  idleInTransactionTimeoutMs,
  lockTimeoutMs,
  statementTimeoutMs,
}: Omit<LaneOptions, 'url'>): Record<string, number> => ({
  statement_timeout: statementTimeoutMs,
  lock_timeout: lockTimeoutMs,
  idle_in_transaction_session_timeout: idleInTransactionTimeoutMs,
})
