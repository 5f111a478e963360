// Ticks while somebody waits, and tells when this process itself did not run for a while.

const TICK_MS = 50
/** A tick that comes so late says that we did not run ourselves: what was answered meanwhile has not been heard yet. */
const LATE_MS = 50

export class Ticker {
  private timer: NodeJS.Timeout | undefined
  private tickedAt = 0

  constructor(
    private readonly onTick: (now: number) => void,
    private readonly onLate: (byMs: number) => void,
  ) {}

  start(): void {
    if (this.timer) return
    this.tickedAt = performance.now()
    this.timer = setInterval(() => {
      this.noteLate()
      this.tickedAt = performance.now()
      this.onTick(this.tickedAt)
    }, TICK_MS)
    this.timer.unref()
  }

  stop(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }

  /** On waking, answers may be heard before the next tick: call it before anybody is judged by the time that has passed. */
  noteLate(): void {
    const now = performance.now()
    const lateMs = now - this.tickedAt - TICK_MS
    if (!this.timer || lateMs <= LATE_MS) return
    this.tickedAt = now
    this.onLate(lateMs)
  }
}
