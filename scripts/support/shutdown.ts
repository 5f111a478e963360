// Ends `npm start` in order: what was started last is stopped first. Who presses Ctrl-C again later has everything ended at once.
import { watchParents } from './parents'
import { explain, say } from './say'

/** The signal says that nothing is to be waited for any more. */
type Act = (urgency: AbortSignal) => Promise<void> | void

/**
 * One press of Ctrl-C reaches us up to four times: from the terminal, from npm, from its shell, and from an older Node that started
 * ours, on a busy machine a second apart. So a press is a new one only when it has been quiet for a while.
 */
const SAME_PRESS_MS = 2_000

export class Shutdown {
  private readonly acts: Act[] = []
  private readonly urgency = new AbortController()
  private hasBegun = false
  private heardAt = 0

  /** Also listens to what asks a process to end. */
  constructor() {
    process.on('SIGINT', () => void this.press())
    // Whoever sends these is patient, or kills us.
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.begin(0))
    watchParents(() => void this.begin(0))
    for (const stream of [process.stdout, process.stderr]) {
      stream.on('error', (error: NodeJS.ErrnoException) => {
        // Nobody reads any more; that is no reason to stop serving.
        if (error.code !== 'EPIPE') throw error
      })
    }
  }

  add(act: Act): void {
    this.acts.push(act)
  }

  /** After a failure; a failure while stopping is only a consequence. */
  async failed(error: unknown): Promise<void> {
    if (this.hasBegun) return
    say(explain(error))
    await this.begin(1)
  }

  private press(): void {
    const now = performance.now()
    const isNew = now - this.heardAt > SAME_PRESS_MS
    this.heardAt = now
    if (!this.hasBegun) void this.begin(0)
    else if (isNew && !this.urgency.signal.aborted) this.hurry()
  }

  private hurry(): void {
    say('Stopping immediately.')
    this.urgency.abort()
  }

  private async begin(code: number): Promise<void> {
    if (this.hasBegun) return
    this.hasBegun = true
    // Where nothing runs yet, the reason that was just said is enough.
    if (this.acts.length > 1) say('\nStopping. Press Ctrl-C again to stop immediately.')
    let outcome = code
    for (const act of this.acts.reverse()) {
      try {
        await act(this.urgency.signal)
      } catch (error) {
        outcome = 1
        say(explain(error))
      }
    }
    process.exit(outcome)
  }
}
