// Feels whether the database is there while somebody waits for it: asks it something that costs nothing, on a connection apart.
import postgres, { type Sql } from 'postgres'
import { codesOf } from './unavailable'

/** A server that starts, ends or recovers answers too, but not with what anybody wants. */
const isNotServing = (state: string) => /^57P0/.test(state)
/** Any other refusal of the server's own shows that it is there: too many connections, a wrong password. */
const isAnswer = (error: unknown): boolean =>
  codesOf(error).some((code) => /^[0-9A-Z]{5}$/.test(code) && !isNotServing(code) && code !== 'EPIPE')

/** Tables that somebody waits for because another has locked them whole. */
const QUESTION = `
  select distinct c.relname as name
  from pg_locks l join pg_class c on c.oid = l.relation
  where l.locktype = 'relation' and not l.granted and l.database = (select oid from pg_database where datname = current_database())`

const AGAIN_MS = 250

export class Pulse {
  isAway = false
  /** Names of tables. */
  locked: readonly string[] = []
  private client: Sql | undefined
  private askedAt: number | undefined
  private restUntil = 0

  constructor(
    private readonly url: string,
    /** When any connection has last had an answer. */
    private readonly answeredAt: () => number,
    private readonly onAway: () => void,
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
      // Ends what hangs after it was given up.
      connect_timeout: 2 + this.patienceMs / 1000,
      idle_timeout: 30,
      backoff: () => 0,
      prepare: false,
      fetch_types: false,
      onnotice: () => undefined,
      connection: { application_name: 'remit pulse' },
    })
    const { client } = this
    client.unsafe<{ name: string }[]>(QUESTION).then(
      (rows) => this.hear(client, true, rows),
      (error: unknown) => this.hear(client, isAnswer(error), []),
    )
  }

  /** Call it every now and then while it asks. */
  judge(now: number): void {
    if (this.askedAt === undefined || now - this.askedAt < this.patienceMs) return
    const { client } = this
    if (client) this.hear(client, false, [])
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

  private hear(client: Sql, isThere: boolean, rows: readonly { name: string }[]): void {
    // An answer to a question that was given up.
    if (client !== this.client || this.askedAt === undefined) return
    const hasHeardOtherwise = this.answeredAt() > this.askedAt
    this.askedAt = undefined
    this.restUntil = performance.now() + AGAIN_MS
    this.locked = rows.map(({ name }) => name)
    if (!isThere) void this.end()
    const wasAway = this.isAway
    this.isAway = !isThere && !hasHeardOtherwise
    if (this.isAway && !wasAway) this.onAway()
  }
}
