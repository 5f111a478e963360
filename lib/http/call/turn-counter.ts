// Counts turns for all replicas together: what one process counts is settled with the database, many callers in one statement.

import { sqlState } from '@/db/again'
import type { Database } from '@/db/database'
import type { Log } from '@/lib/log'
import { type Counted, countTogether } from './limit-store'

export interface Turn {
  key: string
  points: number
  windowMs: number
  /** After so many turns of this process, the next one waits until the database has counted them. */
  settledEvery: number
}

export interface Standing {
  points: number
  msLeft: number
  isOver: boolean
  /** The first time that this process sees this window over its limit. */
  isFirst: boolean
}

interface Window {
  turn: Turn
  /** Counted by the database, as far as this process has heard. */
  settled: number
  /** On its way to the database. */
  sent: number
  /** Counted here, and not sent yet. */
  own: number
  endsAt: number
  isSeenOver: boolean
}

/** What had been counted when a batch was, without the batch itself. */
type Bases = ReadonlyMap<Window, number>

const SETTLED_WITHIN_MS = 1_000
const MOST_PATIENCE_MS = 1_000
/**
 * A statement that takes longer holds up nobody: the process counts for itself meanwhile. Whoever has waited so long waits for
 * the database once more, for the call itself, and both together are to take less than two seconds.
 */
export const countingPatience = (databasePatienceMs: number): number =>
  Math.min(MOST_PATIENCE_MS, databasePatienceMs * 0.3)
const AWAY_MS = 5_000
const SWEPT_EVERY_MS = 10_000

export class TurnCounter {
  readonly #windows = new Map<string, Window>()
  readonly #unsent = new Set<Window>()
  #running: Promise<Bases> | undefined
  #next: Promise<Bases> | undefined
  #timer: NodeJS.Timeout | undefined
  #awayUntil = 0
  #sweptAt = 0

  constructor(
    private readonly db: Database,
    private readonly log: Log,
    private readonly patienceMs: number,
    /** By how much a test has moved the clock by which windows end. */
    private readonly aheadMs: () => number = () => 0,
  ) {}

  #now(): number {
    return performance.now() + this.aheadMs()
  }

  /** Counts one turn of each, until one is known to be over its limit: that one costs no statement, nor do those behind it. */
  async take(turns: readonly Turn[]): Promise<Standing[]> {
    const counted: { window: Window; ordinal: number }[] = []
    let over: Window | undefined
    for (const turn of turns) {
      const window = this.#windowOf(turn)
      if (window.settled + window.sent + window.own >= turn.points) {
        over = window
        break
      }
      window.own++
      this.#unsent.add(window)
      counted.push({ window, ordinal: window.own })
    }
    const isAway = performance.now() < this.#awayUntil
    const mustWait = !isAway && counted.some(({ window: { own, turn } }) => own >= turn.settledEvery)
    if (!mustWait && counted.length > 0) this.#settleSoon()
    const before = new Map(counted.map(({ window }) => [window, window.settled + window.sent]))
    const bases = (mustWait && (await this.#withinPatience(this.#settle()))) || before
    const standings = counted.map(({ ordinal, window }) => {
      const points = (bases.get(window) ?? window.settled) + ordinal
      return standingOf(window, points, this.#now())
    })
    return over ? [...standings, standingOf(over, over.turn.points + 1, this.#now())] : standings
  }

  #windowOf(turn: Turn): Window {
    const known = this.#windows.get(turn.key)
    const now = this.#now()
    if (known && known.endsAt > now) return known
    // What it has not told by now, nobody wants to know: its key must not be in one statement twice.
    if (known) this.#unsent.delete(known)
    const window = { turn, settled: 0, sent: 0, own: 0, endsAt: now + turn.windowMs, isSeenOver: false }
    this.#windows.set(turn.key, window)
    return window
  }

  #settleSoon(): void {
    if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      void this.#settle()
    }, SETTLED_WITHIN_MS)
    this.#timer.unref()
  }

  /** One statement at a time: whoever asks while one is on its way goes with the next. */
  #settle(): Promise<Bases> {
    const start = () => {
      this.#next = undefined
      this.#running = this.#send().finally(() => {
        this.#running = undefined
      })
      return this.#running
    }
    if (!this.#running) return start()
    this.#next ??= this.#running.then(start)
    return this.#next
  }

  async #send(): Promise<Bases> {
    const windows = [...this.#unsent].filter(({ endsAt }) => endsAt > this.#now())
    this.#unsent.clear()
    for (const window of windows) {
      window.sent = window.own
      window.own = 0
    }
    const bases = new Map(windows.map((window) => [window, window.settled]))
    if (windows.length === 0) return bases
    try {
      const asked = windows.map(({ sent, turn: { key, windowMs } }) => ({ key, points: sent, windowMs }))
      const answer = countTogether(this.db, asked)
      const rows = await this.#withinPatience(answer)
      if (!rows) return this.#takeAsCounted(windows, answer)
      const counted = new Map(rows.map((row) => [row.key, row]))
      for (const window of windows) {
        const told = counted.get(window.turn.key)
        if (!told) throw new Error('the database has not counted what it was given')
        bases.set(window, told.points - window.sent)
        window.settled = told.points
        window.endsAt = this.#now() + told.msLeft
        window.sent = 0
      }
    } catch (error) {
      this.#leaveAlone(error)
      // What the database will never take must not keep it from taking the rest.
      const isWrong = /^2[123]/.test(sqlState(error) ?? '')
      for (const window of windows) {
        if (isWrong) window.settled += window.sent
        else window.own += window.sent
        window.sent = 0
        if (window.own > 0 && this.#windows.get(window.turn.key) === window) this.#unsent.add(window)
      }
    }
    this.#sweep()
    return bases
  }

  #leaveAlone(error: unknown): void {
    this.log.warn({ err: error }, 'the database does not count limits: this process counts for itself')
    this.#awayUntil = performance.now() + AWAY_MS
  }

  /** An answer that is late may still come: told again, its turns would count twice. */
  #takeAsCounted(windows: readonly Window[], answer: Promise<Counted[]>): Bases {
    answer.catch(() => undefined)
    this.#leaveAlone(new Error('no answer in time'))
    const bases = new Map(windows.map((window) => [window, window.settled]))
    for (const window of windows) {
      window.settled += window.sent
      window.sent = 0
    }
    return bases
  }

  /** Undefined where it takes too long. */
  #withinPatience<T>(answer: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), this.patienceMs)
    })
    return Promise.race([answer, silence]).finally(() => clearTimeout(timer))
  }

  #sweep(): void {
    const now = this.#now()
    if (now < this.#sweptAt + SWEPT_EVERY_MS) return
    this.#sweptAt = now
    for (const [key, window] of this.#windows)
      if (window.endsAt <= now) {
        this.#windows.delete(key)
        this.#unsent.delete(window)
      }
  }
}

function standingOf(window: Window, points: number, now: number): Standing {
  const isOver = points > window.turn.points
  const isFirst = isOver && !window.isSeenOver
  window.isSeenOver ||= isOver
  return { points, msLeft: Math.max(0, window.endsAt - now), isOver, isFirst }
}
