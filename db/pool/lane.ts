// One connection to the database: a client of the driver that lives as long as its connection does, and is never reconnected.
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres, { type PendingQuery, type Row, type RowList, type Sql } from 'postgres'
import { CommitUnanswered, DatabaseUnavailable, isConnectionLost } from './unavailable'

export interface LaneOptions {
  url: string
  statementTimeoutMs: number
  lockTimeoutMs: number
  idleInTransactionTimeoutMs: number
}

/** What a connection turned out to lead to, found out by the first one that was opened. */
export interface Nature {
  /** Somebody stands between us and the server, and may give each transaction another connection to it. */
  isPooled?: boolean
}

export type Rows = RowList<Row[]>
/** Writes one statement with the client of the connection that is to carry it. */
export type Statement = (client: Sql) => PendingQuery<Row[]>

/** What somebody waits for on a connection; without a query, that it opens. */
interface Pending {
  query?: PendingQuery<Row[]>
  text: string
  since: number
}

/** Who answers for the server told us another number of its process than the server itself: a pooler makes up its own. */
export async function isBehindPooler(client: Sql): Promise<boolean> {
  const answer = await client.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid')
  return answer[0]?.pid !== answer.state?.pid
}

export const COMMIT = 'commit'
const LIFETIME_MS = 30 * 60_000

export class Lane {
  readonly client: Sql
  private readonly pending = new Set<Pending>()
  private readonly endsAt = performance.now() + LIFETIME_MS * (1 + Math.random())
  private isOver = false
  /** Committed on this server, and perhaps on no other: lost if this one is. */
  private isHere = false
  private opening: Promise<void> | undefined

  constructor(
    private readonly options: LaneOptions,
    private readonly nature: Nature,
    private readonly onAnswer: () => void,
  ) {
    this.client = postgres(options.url, {
      max: 1,
      // Longer than anybody waits: who gives up earlier closes the connection. It ends what then still hangs.
      connect_timeout: 30,
      idle_timeout: 60,
      // Its owner ends it when it is old: the driver would do so in the middle of a transaction that it does not know of.
      max_lifetime: null,
      // Otherwise `commit` is a named statement too. Behind a pooler in transaction mode a server connection may not know it; the
      // driver then repeats it in what is a failed transaction by now, and Postgres answers ROLLBACK without an error.
      prepare: false,
      onnotice: ({ code, message }) => {
        this.isHere = code === '01000' && /synchronous replication/.test(message ?? '')
      },
      onclose: () => {
        this.isOver = true
      },
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

  /** Sends it on this very connection, or throws. */
  async send(statement: Statement, text: string): Promise<Rows> {
    this.opening ??= this.open()
    await this.opening
    return this.attend(statement, text)
  }

  /** Whoever waits for it is told at once. */
  kill(): void {
    this.isOver = true
    void this.client.end({ timeout: 0 })
  }

  async end(): Promise<void> {
    this.isOver = true
    await this.client.end({ timeout: 5 })
  }

  private async attend(statement: Statement, text: string): Promise<Rows> {
    if (this.isOver) throw new DatabaseUnavailable('ended')
    const query = statement(this.client)
    const pending = { query, text, since: performance.now() }
    this.pending.add(pending)
    try {
      const rows = await query
      this.onAnswer()
      if (this.isHere) throw new CommitUnanswered(new Error('canceling wait for synchronous replication'))
      return rows
    } catch (error) {
      if (isConnectionLost(error)) this.kill()
      else this.onAnswer()
      throw error
    } finally {
      this.isHere = false
      this.pending.delete(pending)
    }
  }

  private async open(): Promise<void> {
    const mark: Pending = { text: '', since: performance.now() }
    this.pending.add(mark)
    try {
      this.nature.isPooled ??= await isBehindPooler(this.client)
      // A setting of the session would be another client's a moment later: behind a pooler they are settings of the role.
      if (!this.nature.isPooled) await this.client.unsafe(limitsOf(this.options))
      this.onAnswer()
    } catch (error) {
      this.kill()
      throw error
    } finally {
      this.pending.delete(mark)
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
