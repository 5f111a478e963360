// A pool of connections in which nobody waits for ever: what is away, silent, locked or taken is said within two seconds.
import { type Call, currentCall, noted } from './call'
import { enterPool, leavePool } from './figures'
import { Idle } from './idle'
import {
  BEGIN,
  COMMIT,
  isRead,
  Lane,
  type LaneOptions,
  type Nature,
  type Pending,
  ROLLBACK,
  type Rows,
  type Statement,
} from './lane'
import { Lockout, SUSPICIOUS_AFTER_MS } from './lockout'
import { Pulse } from './pulse'
import { isCrowded, Room } from './room'
import { Ticker } from './ticker'
import { asUnavailable, CommitUnanswered, DatabaseUnavailable, isConnectionLost } from './unavailable'

/** The server ends a statement that lasts too long; a connection that stays silent even then is lost. */
const SILENT_AFTER_MS = 1_000
/** A server that is back has answered by then what it had been asked before, or does not know of it. */
const SETTLED_AFTER_MS = 1_000
/** What part of the connections may be in use by those who write. */
const WRITERS = 0.8
/** Of the patience, how much a silent database gets. */
const AWAY_AFTER = 0.6
const TOLD_AWAY_AFTER = 0.8

/** What they end is done already, and is kept or undone as ever. */
const ENDINGS: readonly string[] = [COMMIT, ROLLBACK]

export type PoolOptions = LaneOptions & {
  maxConnections: number
  /** Where the database is asked how it is: past a pooler, whose queue says nothing about it. */
  pulseUrl?: string | undefined
  /** How long anybody waits for a connection, for one to open, or for a commit to be answered. */
  patienceMs: number
  /** Every transaction only reads: a commit has nothing to keep. */
  isReadOnly: boolean
}

interface Waiter {
  text: string
  since: number
  call: Call | undefined
  take: (lane: Lane) => void
  refuse: (error: Error) => void
}

export class Pool {
  readonly nature: Nature = {}
  private readonly idle = new Idle()
  /** In use, or still waited for by nobody but us: they count, or the server would have more than it was promised. */
  private readonly busy = new Set<Lane>()
  private readonly waiters: Waiter[] = []
  private readonly pulse: Pulse
  private readonly lockout = new Lockout()
  private readonly room: Room
  private answeredAt = 0
  private readonly ticker = new Ticker(
    (now) => this.tick(now),
    (ms) => this.forgive(ms),
  )
  private onIdle: (() => void) | undefined
  private ending: Promise<void> | undefined

  constructor(private readonly options: PoolOptions) {
    const { patienceMs, pulseUrl, url } = options
    this.pulse = new Pulse(pulseUrl ?? url, () => this.answeredAt, patienceMs * AWAY_AFTER)
    this.room = new Room(options.maxConnections)
    enterPool(this)
  }

  get figures() {
    return { inUse: this.busy.size, waiting: this.waiters.length, most: this.options.maxConnections }
  }

  /** One statement on a connection that is free. */
  async run(statement: Statement, text: string): Promise<Rows> {
    return this.withLane((lane) => this.send(lane, statement, text), text)
  }

  /** `work` has the connection to itself. */
  async withLane<T>(work: (lane: Lane) => Promise<T>, text = BEGIN): Promise<T> {
    const call = currentCall()
    call?.enter()
    try {
      this.ticker.noteLate()
      call?.assertHasTime()
      this.refuseHopeless(text)
      const lane = await this.open(text)
      try {
        return await work(lane)
      } finally {
        void this.release(lane)
      }
    } catch (error) {
      if (isConnectionLost(error)) this.look()
      throw noted(error)
    } finally {
      call?.leave()
    }
  }

  async send(lane: Lane, statement: Statement, text: string): Promise<Rows> {
    this.ticker.start()
    this.ticker.noteLate()
    if (!ENDINGS.includes(text)) currentCall()?.assertHasTime()
    try {
      return await lane.send(statement, text)
    } catch (error) {
      throw asUnavailable(error, this.pulse.isAway)
    }
  }

  /** Lets what has begun finish for a while. */
  end({ timeout = 5 }: { timeout?: number | undefined } = {}): Promise<void> {
    this.ending ??= this.finish(timeout * 1000)
    return this.ending
  }

  private async finish(timeoutMs: number): Promise<void> {
    leavePool(this)
    for (const waiter of this.waiters.splice(0)) waiter.refuse(new DatabaseUnavailable('ended'))
    const finished = new Promise<void>((resolve) => {
      this.onIdle = resolve
      if (this.busy.size === 0) resolve()
    })
    const cut = setTimeout(() => {
      for (const lane of this.busy) lane.kill()
    }, timeoutMs)
    await finished
    clearTimeout(cut)
    this.ticker.stop()
    await Promise.all([this.pulse.end(), this.idle.end()])
  }

  /** One that is open. Where the server has no room for another, one of those that there are is waited for. */
  private async open(text: string): Promise<Lane> {
    for (;;) {
      const lane = await this.acquire(text)
      lane.call = currentCall()
      // Whoever waits for it to open is told in time, too.
      this.ticker.start()
      try {
        await lane.ready()
        return lane
      } catch (error) {
        const others = this.busy.size - 1 + this.idle.size
        this.room.noteRefused(error, others)
        void this.release(lane)
        if (!isCrowded(error) || others === 0) throw asUnavailable(error, this.pulse.isAway)
      }
    }
  }

  private acquire(text: string): Promise<Lane> {
    if (this.ending) throw new DatabaseUnavailable('ended')
    const lane = this.free(text)
    if (lane) return Promise.resolve(lane)
    this.ticker.start()
    return new Promise((take, refuse) => {
      this.waiters.push({ text, since: performance.now(), call: currentCall(), take, refuse })
    })
  }

  /** Writers may all come to wait for a standby: so that reads go on, they never have every connection. */
  private free(text: string): Lane | undefined {
    const isWriting = !isRead(text)
    const writers = [...this.busy].filter((lane) => lane.isWriting).length
    const most = this.room.most
    if (isWriting && writers >= Math.max(1, most * WRITERS)) return undefined
    let lane = this.idle.take()
    if (!lane && this.busy.size < most)
      lane = new Lane(this.options, this.nature, () => {
        this.answeredAt = performance.now()
      })
    if (!lane) return undefined
    lane.isWriting = isWriting
    this.busy.add(lane)
    return lane
  }

  /** Whoever had it has gone; it is anybody's once the server owes it nothing any more. */
  private async release(lane: Lane): Promise<void> {
    if (lane.waitsFor.length > 0) await lane.quiet()
    this.busy.delete(lane)
    if (!lane.isDead && (lane.isOld || lane.isTainted)) void lane.end()
    else if (!lane.isDead) this.idle.keep(lane)
    for (const waiter of this.waiters) {
      const next = this.free(waiter.text)
      if (!next) continue
      this.waiters.splice(this.waiters.indexOf(waiter), 1)
      waiter.take(next)
      break
    }
    if (this.busy.size === 0) this.onIdle?.()
  }

  private refuseHopeless(text: string): void {
    if (this.pulse.isAway) {
      this.look()
      throw new DatabaseUnavailable('away')
    }
    const all = this.pending()
    const { maxConnections } = this.options
    // Reads go on: writers that wait for a standby get half of the connections.
    const forStandby = all.filter(({ told }) => told === 'standby').length
    if (!isRead(text) && forStandby >= maxConnections / 2) throw new DatabaseUnavailable('busy')
    if (this.lockout.holds(text, this.pending(), this.pulse.waiting.tables))
      throw new DatabaseUnavailable('locked')
  }

  private pending(): Pending[] {
    return [...this.busy].flatMap((lane) => lane.waitsFor)
  }

  private look(): void {
    if (this.ending) return
    this.pulse.ask(performance.now())
    this.ticker.start()
  }

  private tick(now: number): void {
    const oldest = Math.min(...this.pending().map(({ since }) => since))
    const hasWorries = this.pulse.isAway || this.pulse.waiting.tables + this.pulse.waiting.standby > 0
    if (now - oldest > SUSPICIOUS_AFTER_MS || hasWorries) this.pulse.ask(now)
    this.pulse.judge(now)
    this.refuseWaiters(now)
    for (const lane of this.busy) for (const pending of lane.waitsFor) this.judge(lane, pending, now)
    const isQuiet = this.busy.size + this.waiters.length === 0 && !this.pulse.isAsking && !hasWorries
    if (!isQuiet) return
    this.lockout.clear()
    this.ticker.stop()
  }

  /** The time in which this process did not run counts for nobody. */
  private forgive(ms: number): void {
    const calls = [...this.busy, ...this.waiters].map(({ call }) => call)
    for (const call of new Set(calls)) call?.forgive(ms)
    for (const pending of this.pending()) pending.since += ms
    for (const waiter of this.waiters) waiter.since += ms
    this.pulse.forgive(ms)
  }

  private refuseWaiters(now: number): void {
    const isHopeless = ({ since }: Waiter) => this.pulse.isAway || now - since > this.options.patienceMs
    // They stand in the order in which they came.
    while (this.waiters[0] && isHopeless(this.waiters[0]))
      this.waiters.shift()?.refuse(new DatabaseUnavailable(this.pulse.isAway ? 'away' : 'busy'))
    for (const waiter of this.waiters.filter(({ text }) =>
      this.lockout.holds(text, this.pending(), this.pulse.waiting.tables),
    )) {
      this.waiters.splice(this.waiters.indexOf(waiter), 1)
      waiter.refuse(new DatabaseUnavailable('locked'))
    }
  }

  /** Whoever waits is told; the connection itself goes on waiting for as long as the server may owe an answer. */
  private judge(lane: Lane, pending: Pending, now: number): void {
    const { isReadOnly, patienceMs, pulseUrl, statementTimeoutMs } = this.options
    const { query, text, told } = pending
    const lastedMs = now - pending.since
    const isLong = lastedMs > patienceMs
    const tell = (why: Pending['told'], error: Error) => {
      if (told) return
      pending.told = why
      // One that only opens may be anybody's afterwards.
      lane.isTainted ||= query !== undefined
      pending.tell(error)
    }
    const isEmptyCommit = text === COMMIT && isReadOnly
    const awaitsStandby =
      !isReadOnly && (text === COMMIT || (!isRead(text) && this.pulse.waiting.standby > 0))
    // Behind a pooler its queue may be all that is slow, unless the database was asked past it.
    const isSurelyAway = this.pulse.isAway && (pulseUrl !== undefined || !this.nature.isPooled)
    if (isSurelyAway && lastedMs > patienceMs * TOLD_AWAY_AFTER)
      tell('away', text === COMMIT ? new CommitUnanswered(undefined) : new DatabaseUnavailable('away'))
    else if (query && awaitsStandby && isLong) tell('standby', new CommitUnanswered(undefined))
    else if ((!query || isEmptyCommit) && isLong) tell('away', new DatabaseUnavailable('away'))
    const isBackAgain = !this.pulse.isAway && now - this.pulse.wellSince > SETTLED_AFTER_MS
    if (pending.told === 'standby') return
    // The server's answer to that says for certain that nothing of it was done; of a beginning, what was sent along would be done.
    if (query && pending.call?.isSpent && !ENDINGS.includes(text) && text !== BEGIN) pending.cancel()
    const isLost = lastedMs > statementTimeoutMs + SILENT_AFTER_MS
    // One that opens is lost, too: once it is connected the driver has no limit for what it asks first.
    if (query && pending.told === 'away' ? isBackAgain : isLost) lane.kill()
    else if (query && this.nature.isPooled && !ENDINGS.includes(text) && lastedMs > statementTimeoutMs)
      pending.cancel()
  }
}
