// Ends `npm start` in order: what was started last is stopped first, and a second Ctrl-C does not wait.
import { watchParents } from './parents'
import { explain, say } from './say'

type Act = () => Promise<void> | void

const SAME_PRESS_MS = 300

export class Shutdown {
  private readonly acts: Act[] = []
  private hasBegun = false
  private begunAt = 0

  /** Also listens to what asks a process to end. */
  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => void this.begin(0))
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

  private async begin(code: number): Promise<never> {
    // One press of Ctrl-C can reach us twice: from the terminal, and from an older Node that started ours.
    if (this.hasBegun && Date.now() - this.begunAt < SAME_PRESS_MS) return new Promise(() => undefined)
    if (this.hasBegun) {
      say('Stopping immediately.')
      process.exit(1)
    }
    this.hasBegun = true
    this.begunAt = Date.now()
    // Where nothing runs yet, the reason that was just said is enough.
    if (this.acts.length > 1) say('\nStopping.')
    let outcome = code
    for (const act of this.acts.reverse()) {
      try {
        await act()
      } catch (error) {
        outcome = 1
        say(explain(error))
      }
    }
    process.exit(outcome)
  }
}
