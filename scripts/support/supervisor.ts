// Keeps a child running: starts it again when it ends by itself, more slowly the more often that happens.
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './say'
import { type Service, stopService } from './service'

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000
/** A child that lived this long is taken for healthy again. */
const HEALTHY_AFTER_MS = 20_000

type Options<Ready> = {
  name: string
  start: () => Promise<Service<Ready>>
  /** Is told the number of each new process. */
  onStart: (pid: number | undefined) => void
}

export type Kept<Ready> = { ready: Ready; restart(): void; stop(): Promise<void> }

/** Resolves when it is ready for the first time; a failure of that first start is not retried. */
export async function keepRunning<Ready>({ name, start, onStart }: Options<Ready>): Promise<Kept<Ready>> {
  let isStopping = false
  let current = await start()
  onStart(current.child.pid)

  async function startAgain(pauseMs: number): Promise<void> {
    await pause(pauseMs)
    if (isStopping) return
    try {
      current = await start()
    } catch (error) {
      say(`The ${name} does not start: ${error instanceof Error ? error.message : error}`)
      return startAgain(Math.min(pauseMs * 2, LONGEST_PAUSE_MS))
    }
    // Stopped while it was starting: nobody waits for this one any more.
    if (isStopping) return stopService(current)
    onStart(current.child.pid)
    say(`The ${name} is back.`)
    watch(pauseMs)
  }

  function watch(lastPauseMs: number): void {
    const since = Date.now()
    void current.exited.then((how) => {
      if (isStopping) return
      const wasHealthy = Date.now() - since > HEALTHY_AFTER_MS
      const pauseMs = wasHealthy ? FIRST_PAUSE_MS : Math.min(lastPauseMs * 2, LONGEST_PAUSE_MS)
      say(`The ${name} ended by itself (${how}); it is started again.`)
      starting = startAgain(pauseMs)
    })
  }

  let starting = Promise.resolve()
  watch(FIRST_PAUSE_MS / 2)
  return {
    ready: current.ready,
    restart: () => current.child.kill('SIGTERM'),
    stop: async () => {
      isStopping = true
      await stopService(current)
      await starting
    },
  }
}
