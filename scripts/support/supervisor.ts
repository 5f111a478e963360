// Keeps a child running: starts it again when it ends by itself, more slowly the more often that happens.
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './say'
import { EndedEarly, type Service, stopService } from './service'

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 10_000
/** A child that lived this long is taken for healthy again. */
const HEALTHY_AFTER_MS = 20_000

type Options<Ready> = {
  name: string
  start: () => Promise<Service<Ready>>
  /** Is told the number of each new process. */
  onStart: (pid: number | undefined) => void
  /** How long it may take to end. */
  stopTimeoutMs?: number
}

export type Kept<Ready> = {
  ready: Ready
  /** Ends it, and starts it again without a pause; one that does not start is tried again at once. */
  restart(): void
  /** Waits for its end, but no longer than the signal allows. */
  stop(urgency?: AbortSignal): Promise<void>
}

const MOST_FIRST_STARTS = 5

/** Whoever killed it gave it no reason of its own; one that ends by itself would do so again. */
async function startFirst<Ready>({ start }: Options<Ready>): Promise<Service<Ready>> {
  for (let tries = 1; ; tries++)
    try {
      return await start()
    } catch (error) {
      if (!(error instanceof EndedEarly) || !error.wasKilled || tries === MOST_FIRST_STARTS) throw error
      say(`${error.message} It is being started again.`)
      await pause(FIRST_PAUSE_MS * 2 ** tries)
    }
}

/** Resolves when it is ready for the first time; rejects, saying why, when it ends by itself before. */
export async function keepRunning<Ready>(options: Options<Ready>): Promise<Kept<Ready>> {
  const { name, start, onStart, stopTimeoutMs: timeoutMs } = options
  let isStopping = false
  let isAskedFor = false
  let waiting = new AbortController()
  let current = await startFirst(options)
  onStart(current.child.pid)

  async function startAgain(pauseMs: number): Promise<void> {
    waiting = new AbortController()
    // Cut short when a restart is asked for.
    await pause(pauseMs, undefined, { signal: waiting.signal }).catch(() => undefined)
    if (isStopping) return
    const wasAskedFor = isAskedFor
    isAskedFor = false
    try {
      current = await start()
    } catch (error) {
      say(`The ${name} does not start: ${error instanceof Error ? error.message : error}`)
      return startAgain(isAskedFor ? 0 : Math.min(Math.max(pauseMs, FIRST_PAUSE_MS) * 2, LONGEST_PAUSE_MS))
    }
    // Stopped while it was starting: nobody waits for this one any more.
    if (isStopping) return stopService(current)
    onStart(current.child.pid)
    if (!wasAskedFor) say(`The ${name} is running again.`)
    watch(pauseMs)
    // Asked for once more while it was starting: what it has read may be old.
    if (isAskedFor) current.child.kill('SIGTERM')
  }

  function watch(lastPauseMs: number): void {
    const since = Date.now()
    void current.exited.then((how) => {
      if (isStopping) return
      const wasHealthy = Date.now() - since > HEALTHY_AFTER_MS
      const slower = Math.min(Math.max(lastPauseMs, FIRST_PAUSE_MS / 2) * 2, LONGEST_PAUSE_MS)
      const pauseMs = isAskedFor ? 0 : wasHealthy ? FIRST_PAUSE_MS : slower
      if (!isAskedFor) say(`The ${name} stopped unexpectedly (${how}); it is being restarted.`)
      starting = startAgain(pauseMs)
    })
  }

  let starting = Promise.resolve()
  watch(FIRST_PAUSE_MS / 2)
  return {
    ready: current.ready,
    restart: () => {
      isAskedFor = true
      current.child.kill('SIGTERM')
      waiting.abort()
    },
    stop: async (urgency) => {
      isStopping = true
      waiting.abort()
      await stopService(current, { timeoutMs, urgency })
      await starting
    },
  }
}
