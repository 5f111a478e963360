// A pool of connections in which nobody waits for ever: what is away, silent, locked or taken is said within two seconds.
import type { PendingQuery, Row } from 'postgres'
import { COMMIT, Lane, type LaneOptions, type Nature, type Rows, type Statement } from './lane'
import { Pulse } from './pulse'
import { CommitUnanswered, DatabaseUnavailable, isConnectionLost, noted } from './unavailable'

const TICK_MS = 50
/** A tick that comes so late says that we did not run ourselves: what was answered meanwhile has not been heard yet. */
const LATE_MS = 50
/** Something lasts longer than usual: is the database there? */
const SUSPICIOUS_AFTER_MS = 300
/** The server ends a statement that lasts too long; a connection that stays silent even then is lost. */
const SILENT_AFTER_MS = 1_000
/** However the queue moves: so many times the patience, and nobody wants to wait any longer. */
const LONGEST_WAIT = 4
const AWAY_AFTER = 0.6
/** So many may wait for one locked table; to all others it is said at once, so that they do not take every connection. */
const MOST_WAIT_FOR_LOCK = 2

export type PoolOptions = LaneOptions & {
  maxConnections: number
  /**
   * How long a connection may take to open, a commit to be answered, and the queue to stand still; a server that says nothing at
   * all counts as away after two thirds of it.
   */
  patienceMs: number
}

interface Waiter {
  since: number
  take: (lane: Lane) => void
  refuse: (error: Error) => void
}

const mentions = (text: string, name: string): boolean =>
  text.includes(name) && new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text)

/**
 * Never for a commit: while one waits for a standby, a cancelled commit succeeds, and is on no other server.
 * Asked on a connection of its own; where that is not
 * heard, whoever waits is told otherwise.
 */
function cancel(query: PendingQuery<Row[]>): void {
  void Promise.resolve(query.cancel()).catch(() => undefined)
}

export class Pool {
  private readonly nature: Nature = {}
  private readonly idle: Lane[] = []
  private readonly busy = new Set<Lane>()
  private readonly waiters: Waiter[] = []
  private readonly pulse: Pulse
  private answeredAt = 0
  private movedAt = performance.now()
  private ticker: NodeJS.Timeout | undefined
  private tickedAt = 0
  private onIdle: (() => void) | undefined
  private hasEnded = false

  constructor(private readonly options: PoolOptions) {
    this.pulse = new Pulse(
      options.url,
      () => this.answeredAt,
      () => this.letEverybodyGo(),
      options.patienceMs * AWAY_AFTER,
    )
  }

  /** One statement on a connection that is free. */
  async run(statement: Statement, text: string): Promise<Rows> {
    return this.withLane((lane) => this.send(lane, statement, text), text)
  }

  /** `work` has the connection to itself. */
  async withLane<T>(work: (lane: Lane) => Promise<T>, text = ''): Promise<T> {
    try {
      this.refuseHopeless(text)
      const lane = await this.acquire()
      try {
        return await work(lane)
      } finally {
        this.release(lane)
      }
    } catch (error) {
      if (isConnectionLost(error)) this.look()
      throw noted(error)
    }
  }

  async send(lane: Lane, statement: Statement, text: string): Promise<Rows> {
    this.refuseHopeless(text)
    this.watch()
    try {
      return await lane.send(statement, text)
    } catch (error) {
      if (!isConnectionLost(error) || error instanceof CommitUnanswered) throw error
      throw new DatabaseUnavailable(this.pulse.isAway ? 'away' : 'ended', error)
    }
  }

  /** Lets what has begun finish for a while. */
  async end({ timeout = 5 }: { timeout?: number | undefined } = {}): Promise<void> {
    this.hasEnded = true
    for (const waiter of this.waiters.splice(0)) waiter.refuse(new DatabaseUnavailable('ended'))
    const finished = new Promise<void>((resolve) => {
      this.onIdle = resolve
      if (this.busy.size === 0) resolve()
    })
    const cut = setTimeout(() => {
      for (const lane of this.busy) lane.kill()
    }, timeout * 1000)
    await finished
    clearTimeout(cut)
    clearInterval(this.ticker)
    await Promise.all([this.pulse.end(), ...this.idle.splice(0).map((lane) => lane.end())])
  }

  private acquire(): Promise<Lane> {
    if (this.hasEnded) throw new DatabaseUnavailable('ended')
    const lane = this.free()
    if (lane) return Promise.resolve(lane)
    this.watch()
    return new Promise((take, refuse) => {
      this.waiters.push({ since: performance.now(), take, refuse })
    })
  }

  private free(): Lane | undefined {
    let lane = this.idle.pop()
    while (lane?.isDead) lane = this.idle.pop()
    if (!lane && this.busy.size < this.options.maxConnections)
      lane = new Lane(this.options, this.nature, () => {
        this.answeredAt = performance.now()
      })
    if (lane) this.busy.add(lane)
    return lane
  }

  private release(lane: Lane): void {
    this.busy.delete(lane)
    this.movedAt = performance.now()
    if (!lane.isDead && lane.isOld) void lane.end()
    else if (!lane.isDead) this.idle.push(lane)
    const next = this.waiters.length > 0 ? this.free() : undefined
    if (next) this.waiters.shift()?.take(next)
    if (this.busy.size === 0) this.onIdle?.()
  }

  private refuseHopeless(text: string): void {
    if (this.pulse.isAway) {
      this.look()
      throw new DatabaseUnavailable('away')
    }
    const name = this.pulse.locked.find((table) => mentions(text, table))
    if (name && this.waitingFor(name).length >= MOST_WAIT_FOR_LOCK) throw new DatabaseUnavailable('locked')
  }

  /** The longest waiting first. */
  private waitingFor(table: string) {
    return [...this.busy]
      .flatMap((lane) => lane.waitsFor)
      .filter(({ text }) => mentions(text, table))
      .toSorted((a, b) => a.since - b.since)
  }

  private look(): void {
    if (this.hasEnded) return
    this.pulse.ask(performance.now())
    this.watch()
  }

  private watch(): void {
    if (this.ticker) return
    this.tickedAt = performance.now()
    this.ticker = setInterval(() => this.tick(), TICK_MS)
    this.ticker.unref()
  }

  private tick(): void {
    const now = performance.now()
    const lateMs = now - this.tickedAt - TICK_MS
    this.tickedAt = now
    if (lateMs > LATE_MS) this.forgive(lateMs)
    const oldest = Math.min(...[...this.busy].flatMap((lane) => lane.waitsFor.map(({ since }) => since)))
    const isSuspicious = now - oldest > SUSPICIOUS_AFTER_MS
    if (isSuspicious || this.pulse.isAway || this.pulse.locked.length > 0) this.pulse.ask(now)
    this.pulse.judge(now)
    this.thinOut(now)
    this.cutOff(now)
    const hasNothingToDo = this.busy.size + this.waiters.length === 0 && !this.pulse.isAsking
    if (!hasNothingToDo || this.pulse.isAway || this.pulse.locked.length > 0) return
    clearInterval(this.ticker)
    this.ticker = undefined
  }

  /** The time in which this process did not run counts for nobody. */
  private forgive(ms: number): void {
    for (const lane of this.busy) for (const pending of lane.waitsFor) pending.since += ms
    for (const waiter of this.waiters) waiter.since += ms
    this.movedAt += ms
    this.pulse.forgive(ms)
  }

  /** Tells those who wait in vain. */
  private thinOut(now: number): void {
    const { patienceMs } = this.options
    const isStuck = now - this.movedAt > patienceMs
    const isHopeless = ({ since }: Waiter) => now - since > (isStuck ? patienceMs : patienceMs * LONGEST_WAIT)
    // They stand in the order in which they came.
    while (this.waiters[0] && isHopeless(this.waiters[0]))
      this.waiters.shift()?.refuse(new DatabaseUnavailable('busy'))
    for (const table of this.pulse.locked)
      for (const { query, since } of this.waitingFor(table).slice(MOST_WAIT_FOR_LOCK))
        if (query && now - since > SUSPICIOUS_AFTER_MS) cancel(query)
  }

  /** Ends what has lasted too long, whether or not the server does so by itself. */
  private cutOff(now: number): void {
    const { patienceMs, statementTimeoutMs } = this.options
    for (const lane of this.busy)
      for (const { query, since, text } of lane.waitsFor) {
        const lastedMs = now - since
        if (text === COMMIT && lastedMs > patienceMs) lane.kill()
        if (query ? lastedMs > statementTimeoutMs + SILENT_AFTER_MS : lastedMs > patienceMs) lane.kill()
        else if (query && this.nature.isPooled && lastedMs > statementTimeoutMs && text !== COMMIT)
          cancel(query)
      }
  }

  private letEverybodyGo(): void {
    for (const waiter of this.waiters.splice(0)) waiter.refuse(new DatabaseUnavailable('away'))
    for (const lane of [...this.busy, ...this.idle.splice(0)]) lane.kill()
  }
}
