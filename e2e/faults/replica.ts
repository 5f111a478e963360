// One replica of the built app: killed, paused, cut off from the database, given a wrong clock, and started again.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Line } from '@/lib/testing/line'
import { ROOT, type Service, stopService } from '@/scripts/support/service'
import { startReplica } from '../support/app'

export interface Replica {
  name: string
  port: number
  /** Its way to the database. */
  line: Line
  kill9(): Promise<void>
  /** Asked to end, as by whoever deploys. */
  leave(): Promise<void>
  start(): Promise<void>
  pause(): void
  wake(): void
  /** From now on it believes that it is so much later. */
  shiftClock(byMs: number): void
}

interface Options {
  name: string
  port: number
  line: Line
  env: Record<string, string>
  log: number
  clockFile: string
}

const MOST_STARTS = 10
const CLOCK = pathToFileURL(join(ROOT, 'e2e', 'faults', 'clock.mjs')).href

export function createReplica({ clockFile, env, line, log, name, port }: Options): Replica {
  let service: Service<unknown> | undefined
  const shiftClock = (byMs: number) => writeFileSync(clockFile, String(byMs))
  shiftClock(0)
  const complete = {
    ...env,
    DATABASE_URL: line.url,
    PORT: String(port),
    NODE_OPTIONS: `--import=${CLOCK}`,
    RIG_CLOCK_FILE: clockFile,
  }
  return {
    ...{ name, port, line, shiftClock },
    kill9: async () => {
      service?.child.kill('SIGKILL')
      await service?.exited
      service = undefined
    },
    leave: async () => {
      if (service) await stopService(service, { timeoutMs: 40_000 })
      service = undefined
    },
    start: async () => {
      // As a supervisor does, where it does not come up, because the database is away for instance.
      for (let tries = 1; service === undefined; tries++) {
        try {
          service = await startReplica(complete, log)
        } catch (error) {
          if (tries === MOST_STARTS) throw error
        }
      }
    },
    pause: () => void service?.child.kill('SIGSTOP'),
    wake: () => void service?.child.kill('SIGCONT'),
  }
}
