// Feels whether the database is there while somebody waits for it: asks it something that costs nothing, on a connection apart.
import postgres, { type Sql } from 'postgres'
import { codesOf } from './unavailable'

/** A server that starts, ends or recovers answers too, but not with what anybody wants. */
const isNotServing = (state: string) => /^57P0/.test(state)
/** Any other refusal of the server's own shows that it is there: too many connections, a wrong password. */
const isAnswer = (error: unknown): boolean =>
  codesOf(error).some((code) => /^[0-9A-Z]{5}$/.test(code) && !isNotServing(code) && code !== 'EPIPE')

/** How many of ours wait for a standby, and for a table that somebody has locked whole. */
const QUESTION = `
  select count(*) filter (where wait_event = 'SyncRep')::int as standby,
    count(*) filter (where wait_event_type = 'Lock' and wait_event = 'relation' and application_name = 'remit')::int as tables
  from pg_stat_activity where datname = current_database()`

const AGAIN_MS = 250
/** A way so long that it takes several answers to connect still leads to a database. */
const LONGEST_MS = 5_000

interface Waiting {
  standby: number
  tables: number
}

export class Pulse {
  isAway = false
  waiting: Waiting = { standby: 0, tables: 0 }
  /** Since when it has answered again. */
  wellSince = 0
  private client: Sql | undefined
  private askedAt: number | undefined
  private restUntil = 0

  constructor(
    private readonly url: string,
    /** When any connection has last had an answer. */
    private readonly answeredAt: () => number,
    /** How long an answer may take before the database counts as away. */
    private readonly patienceMs: number,
  ) {}

  get isAsking(): boolean {
    return this.askedAt !== undefined
  }

  /** Asks, unless it is asking already or has just done so. */
  ask(now: number): void {
    if (this.askedAt !== undefined || now < this.restUntil) return
    this.askedAt = now
    this.client ??= postgres(this.url, {
      max: 1,
      connect_timeout: LONGEST_MS / 1000,
      idle_timeout: 30,
      backoff: () => 0.25,
      prepare: false,
      fetch_types: false,
      onnotice: () => undefined,
      connection: { application_name: 'remit pulse' },
    })
    const { client } = this
    client.unsafe<Waiting[]>(QUESTION).then(
      ([waiting]) => this.hear(client, true, waiting),
      (error: unknown) => this.hear(client, isAnswer(error)),
    )
  }

  /** Call it every now and then while it asks. What was asked may still be answered. */
  judge(now: number): void {
    const { askedAt, client } = this
    if (askedAt === undefined) return
    if (now - askedAt > this.patienceMs) this.isAway = this.answeredAt() < askedAt
    if (client && now - askedAt > LONGEST_MS + this.patienceMs) this.hear(client, false)
  }

  /** Of the time that it has waited, so much does not count. */
  forgive(ms: number): void {
    if (this.askedAt !== undefined) this.askedAt += ms
  }

  async end(): Promise<void> {
    const { client } = this
    this.client = undefined
    await client?.end({ timeout: 0 })
  }

  private hear(client: Sql, isThere: boolean, waiting: Waiting = { standby: 0, tables: 0 }): void {
    // An answer to a question that was given up.
    if (client !== this.client || this.askedAt === undefined) return
    const hasHeardOtherwise = this.answeredAt() > this.askedAt
    const now = performance.now()
    this.askedAt = undefined
    this.restUntil = now + AGAIN_MS
    this.waiting = waiting
    if (!isThere) void this.end()
    if (this.isAway && isThere) this.wellSince = now
    this.isAway = !isThere && !hasHeardOtherwise
  }
}
