// The running server of a cluster: found by its pid file, started, and stopped.
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { CLEAN_ENV } from './cluster'
import type { Place } from './place'
import { commandLineOf, isAlive, isStillAlive, processMark } from './process-facts'
import { until } from './until'

export type Postmaster = { pid: number; port: number; isReady: boolean }

const LOG_LIMIT_BYTES = 20_000_000
/** Browser tests run several apps on one server, and some of them are killed with all that they hold. */
export const MOST_CONNECTIONS = 300
/** For databases that live for seconds: nothing is kept safe or tidied up. */
const THROWN_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }

const pidFile = (place: Place) => join(place.cluster, 'postmaster.pid')
const logFile = (place: Place) => join(place.home, 'postgres.log')

/** What the pid file says: number, folder, start, port, socket, address, memory, state; one a line. */
function readPidFile(place: Place): Postmaster | undefined {
  let lines: string[]
  try {
    lines = readFileSync(pidFile(place), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
}

const isOurs = (pid: number, place: Place) => isAlive(pid) && commandLineOf(pid).includes(place.cluster)

export function findPostmaster(place: Place): Postmaster | undefined {
  const found = readPidFile(place)
  return found !== undefined && found.pid > 0 && isOurs(found.pid, place) ? found : undefined
}

/** Postgres heals the file of a dead process by itself, but not that of a zombie or of a stranger under the old number. */
export function dropStalePidFile(place: Place): void {
  if (existsSync(pidFile(place)) && findPostmaster(place) === undefined) rmSync(pidFile(place))
}

function openLog(place: Place): number {
  const file = logFile(place)
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) truncateSync(file)
  return openSync(file, 'a', 0o600)
}

export function logTail(place: Place): string {
  const lines = existsSync(logFile(place)) ? readFileSync(logFile(place), 'utf8').trim().split('\n') : []
  return lines.slice(-8).join('\n')
}

export interface LaunchOptions {
  isDurable: boolean
  /** Beside what every server of ours has. */
  settings?: Record<string, string | number>
  readyWithinMs?: number
}

/** Undefined when it gave up: the log then says why. */
export async function launch(
  place: Place,
  binaries: string,
  port: number,
  { isDurable, readyWithinMs = 120_000, settings: more = {} }: LaunchOptions,
): Promise<Postmaster | undefined> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: MOST_CONNECTIONS,
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    ...(isDurable ? {} : THROWN_AWAY),
    ...more,
  }
  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(place)
  // Detached: a Ctrl-C in the terminal is meant for us, and we stop the database last.
  const child = spawn(join(binaries, 'bin', 'postgres'), ['-D', place.cluster, ...parameters], {
    cwd: '/',
    env: CLEAN_ENV,
    detached: true,
    stdio: ['ignore', log, log],
    ...place.identity,
  })
  closeSync(log)
  child.unref()
  let hasEnded = false
  child.on('error', () => (hasEnded = true))
  child.on('exit', () => (hasEnded = true))
  const answer = await until(() => {
    if (hasEnded) return 'ended' as const
    const found = readPidFile(place)
    return found?.pid === child.pid && found?.isReady ? found : undefined
  }, readyWithinMs)
  return answer === 'ended' ? undefined : answer
}

/** Stops the server: gracefully, then without a final checkpoint, which costs nothing but time. */
export async function stopPostmaster({ pid }: Postmaster, place: Place): Promise<void> {
  // By its mark: a dying process loses its command line before it is gone, and seems not to be ours any more.
  const mark = processMark(pid)
  for (const [signal, timeoutMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!isOurs(pid, place)) return
    process.kill(pid, signal)
    if (await until(() => !isStillAlive(mark), timeoutMs)) return
  }
  throw new Error(`Postgres (process ${pid}) cannot be stopped.`)
}
