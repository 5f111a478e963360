// Postgres without an installation: starts the one that came with npm, or adopts the one that is still running.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import postgres from 'postgres'
import { archiveSettings, prepareArchive } from './archive'
import { prepareBinaries } from './binaries'
import { ensureCluster, readPassword, USER } from './cluster'
import { freePort, tryPort } from './free-port'
import { hold, isHeld } from './holders'
import { withFileLock } from './lock'
import { findPlace, type Place, preparePlace, SHARED_HOME } from './place'
import {
  dropStalePidFile,
  findPostmaster,
  type LaunchOptions,
  launch,
  logTail,
  type Postmaster,
  stopPostmaster,
} from './postmaster'
import { isAlive } from './process-facts'
import { until } from './until'
import { watchOver } from './watchdog'

const DATABASE = 'remit'
const LOCK_TIMEOUT_MS = 180_000
const TRIES = 5

export type EmbeddedPostgres = {
  url: string
  pid: number
  /** It was running already, left over or started by another process. */
  adopted: boolean
  /** Stops the server unless another living process holds it too. */
  stop(): Promise<void>
}

type Options = {
  dataDir: string
  log: (line: string) => void
  /** Off only for databases that are thrown away: a power cut may then ruin them. */
  isDurable?: boolean
  /** Where its log of writes is put away; left out, it is not. */
  archiveDir?: string | undefined
}

const urlOf = (place: Place, port: number, database = DATABASE) =>
  `postgres://${USER}:${readPassword(place)}@127.0.0.1:${port}/${database}`

async function adopt(place: Place): Promise<Postmaster | undefined> {
  if (findPostmaster(place) === undefined) return undefined
  // It may be in the middle of its recovery, or of its end.
  const settled = await until(() => {
    const found = findPostmaster(place)
    return found === undefined ? ('gone' as const) : found.isReady && found
  }, 60_000)
  if (settled === 'gone') return undefined
  if (settled === undefined) throw new Error(`Postgres runs but does not get ready:\n${logTail(place)}`)
  try {
    await ensureDatabase(place, settled.port)
    return settled
  } catch (error) {
    // Seen in the instant of its death: it looks alive, but answers no more.
    if (await until(() => findPostmaster(place)?.pid !== settled.pid, 5_000)) return undefined
    throw error
  }
}

async function choosePort(place: Place): Promise<number> {
  const file = join(place.home, 'port')
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  // The same port again where possible: pools that outlived the server find it by themselves.
  const port = (last > 0 ? await tryPort(last) : undefined) ?? (await freePort())
  writeFileSync(file, String(port))
  return port
}

async function launchPatiently(place: Place, binaries: string, options: LaunchOptions): Promise<Postmaster> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    dropStalePidFile(place)
    const running = await launch(place, binaries, await choosePort(place), options)
    if (running !== undefined) return running
    // Last breaths of a killed server, or a port lost to somebody faster; anything else will not get better.
    if (!/shared memory block|Address already in use|could not bind/.test(logTail(place))) break
    await until(() => false, 300 * attempt)
  }
  throw new Error(
    `Postgres does not start; its log (${join(place.home, 'postgres.log')}) ends so:\n${logTail(place)}`,
  )
}

async function ensureDatabase(place: Place, port: number): Promise<void> {
  const sql = postgres(urlOf(place, port, 'postgres'), {
    max: 1,
    connect_timeout: 10,
    onnotice: () => undefined,
  })
  try {
    const found = await sql`select 1 from pg_database where datname = ${DATABASE}`
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** Its settings are those of whoever started it. */
async function hasCommand({ port }: Postmaster, place: Place, command: unknown): Promise<boolean> {
  const sql = postgres(urlOf(place, port), { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    const [row] = await sql`select current_setting('archive_command') as command`
    return row?.command === command
  } finally {
    await sql.end({ timeout: 5 })
  }
}

export async function startEmbeddedPostgres({
  dataDir,
  log,
  isDurable = true,
  archiveDir,
}: Options): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') throw new Error('No Postgres comes along for Windows: set DATABASE_URL.')
  const place = preparePlace(resolve(dataDir))
  const lockFile = join(place.home, 'lock')
  return withFileLock(lockFile, LOCK_TIMEOUT_MS, async () => {
    const release = hold(place.home)
    let callOff: (() => void) | undefined
    try {
      const adopted = await adopt(place)
      const settings = archiveDir ? archiveSettings(archiveDir, isDurable) : {}
      let running = adopted
      if (running === undefined) {
        const copyHome = place.identity === undefined ? place.home : SHARED_HOME
        const binaries = prepareBinaries(copyHome, place.identity, log)
        if (!existsSync(place.cluster)) log(`making a new database in ${place.cluster}`)
        await ensureCluster(place, binaries, isDurable)
        if (archiveDir) prepareArchive(archiveDir, place.identity)
        running = await launchPatiently(place, binaries, { isDurable, settings })
        await ensureDatabase(place, running.port)
      } else if (archiveDir && !(await hasCommand(running, place, settings.archive_command))) {
        log(
          `the database was running already, and was started without REMIT_ARCHIVE_DIR=${archiveDir}: nothing is put away there. End everything that uses it, then start again.`,
        )
      }
      const { pid, port } = running
      callOff = watchOver(resolve(dataDir))
      const stop = async () => {
        await stopUnheld(dataDir, release)
        callOff?.()
      }
      return { url: urlOf(place, port), pid, adopted: adopted !== undefined, stop }
    } catch (error) {
      release()
      throw error
    }
  })
}

/** Stops the server of this data folder unless a living process holds it. `release` gives up a hold of our own before. */
export async function stopUnheld(dataDir: string, release: () => void = () => undefined): Promise<void> {
  const place = findPlace(resolve(dataDir))
  if (place === undefined) return release()
  await withFileLock(join(place.home, 'lock'), LOCK_TIMEOUT_MS, async () => {
    release()
    const running = findPostmaster(place)
    if (running !== undefined && !isHeld(place.home)) await stopPostmaster(running, place)
  })
}

/** The address of the running server of this data folder; undefined when none runs. Starts nothing. */
export function embeddedPostgresUrl(dataDir: string): string | undefined {
  const place = findPlace(resolve(dataDir))
  const running = place && findPostmaster(place)
  return place && running?.isReady ? urlOf(place, running.port) : undefined
}

/** Resolves when the server is no longer there, whoever started it. */
export async function whenGone({ pid }: EmbeddedPostgres, signal: AbortSignal): Promise<boolean> {
  const answer = await until(() => (signal.aborted ? 'aborted' : !isAlive(pid) && 'gone'), 2 ** 31, 250)
  return answer === 'gone'
}
