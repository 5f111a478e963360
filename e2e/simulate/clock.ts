// The file that moves the clock of everything that runs: written as somebody outside would, and waited for until all is worked off.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

const LOOK_EVERY_MS = 10
/** Far more than any amount of work takes; the app itself gives up sooner. */
const GIVES_UP_AFTER_MS = 180_000

export class MovedClock {
  seconds = 0
  constructor(readonly file: string) {
    rmSync(`${file}.done`, { force: true })
    this.write()
  }

  now(): number {
    return Date.now() + this.seconds * 1000
  }

  private write(): void {
    writeFileSync(this.file, `+${this.seconds}\n`)
  }

  /** Without waiting for anything. It never goes back. */
  set(momentMs: number): void {
    this.seconds = Math.max(this.seconds, Math.ceil((momentMs - Date.now()) / 1000))
    this.write()
  }

  isDone(): boolean {
    try {
      return readFileSync(`${this.file}.done`, 'utf8').trim() === String(this.seconds)
    } catch {
      return false
    }
  }

  /** Whoever starts the app writes nothing of what was done before: the mark of the last life goes first. */
  forget(): void {
    rmSync(`${this.file}.done`, { force: true })
  }

  /** Answers how many milliseconds it took. */
  async done(): Promise<number> {
    const begun = performance.now()
    while (!this.isDone()) {
      if (performance.now() - begun > GIVES_UP_AFTER_MS)
        throw new Error(`+${this.seconds} was not worked off within ${GIVES_UP_AFTER_MS / 1000} s`)
      await pause(LOOK_EVERY_MS)
    }
    return performance.now() - begun
  }
}
