// Puts a backup in the place of the embedded database, as of the moment of the backup or of a later one.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { fetchCommand, UnusableBackup } from './archive'
import { copyCluster } from './backup'
import { prepareBinaries } from './binaries'
import { readPassword, writePassword } from './cluster'
import { freePort } from './free-port'
import { isHeld } from './holders'
import { withFileLock } from './lock'
import { findPlace, type Place, preparePlace, SHARED_HOME } from './place'
import { findPostmaster, launch, logTail, stopPostmaster } from './postmaster'

const LOCK_TIMEOUT_MS = 180_000
/** A log of hours is read again. */
const RECOVERS_WITHIN_MS = 3_600_000
/** Files of the log of writes, and those that say where one line of it left another. */
const LOG_FILE = /^[0-9A-F]{24}$|^[0-9A-F]{8}\.history$/

interface Facts {
  endedAt: string
}

/** The server runs meanwhile. The folder holds a secret: the password of the database. */
export async function backUpEmbedded(options: {
  dataDir: string
  url: string
  folder: string
  isDurable?: boolean
}): Promise<{ folder: string; endedAt: Date }> {
  const { isDurable = true, url } = options
  const folder = resolve(options.folder)
  if (existsSync(folder))
    throw new UnusableBackup(`${folder} is there already: a backup needs a folder of its own.`)
  const place = findPlace(resolve(options.dataDir))
  if (place === undefined) throw new UnusableBackup(`There is no database in ${options.dataDir}.`)
  const unfinished = `${folder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  await copyCluster({ url, cluster: place.cluster, target: join(unfinished, 'cluster'), isDurable })
  writeFileSync(join(unfinished, 'password'), readPassword(place), { mode: 0o600 })
  const endedAt = new Date()
  const facts: Facts = { endedAt: endedAt.toISOString() }
  writeFileSync(join(unfinished, 'backup.json'), JSON.stringify(facts))
  renameSync(unfinished, folder)
  return { folder, endedAt }
}

function readBackup(folder: string): { endedAt: Date; password: string } {
  try {
    const { endedAt } = JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8')) as Facts
    return { endedAt: new Date(endedAt), password: readFileSync(join(folder, 'password'), 'utf8').trim() }
  } catch (cause) {
    throw new UnusableBackup(`${folder} holds no whole backup.`, { cause })
  }
}

function giveAll(path: string, { identity }: Place): void {
  if (identity) execFileSync('chown', ['-R', `${identity.uid >>> 0}:${identity.gid >>> 0}`, path])
}

/** What the lost server had not yet archived is the newest there is. */
function takeUnarchived(from: string, to: string): void {
  for (const name of readdirSync(from))
    if (LOG_FILE.test(name) && !existsSync(join(to, name))) copyFileSync(join(from, name), join(to, name))
}

/** As Postgres reads it before it knows any name of a time zone. */
const momentOf = (moment: Date): string => moment.toISOString().replace('T', ' ').replace('Z', '+00')

async function recover(place: Place, settings: Record<string, string | number>, log: (line: string) => void) {
  const binaries = prepareBinaries(
    place.identity === undefined ? place.home : SHARED_HOME,
    place.identity,
    log,
  )
  const running = await launch(place, binaries, await freePort(), {
    settings,
    isDurable: true,
    readyWithinMs: RECOVERS_WITHIN_MS,
  })
  if (running === undefined) {
    const slow = findPostmaster(place)
    if (slow) await stopPostmaster(slow, place)
    const said = logTail(place)
    throw new UnusableBackup(
      /recovery ended before configured recovery target was reached/.test(said)
        ? 'The log of writes ends before that moment: nothing was restored.'
        : `Postgres could not recover from the backup, and nothing was restored; its log ends so:\n${said}`,
    )
  }
  await stopPostmaster(running, place)
}

export interface Restored {
  /** Where what was there before has gone; whoever does not need it any more removes it. */
  replaced: string | undefined
}

/** As of `moment`; left out, with everything that is known to have been written. Returns with the server stopped. */
export async function restoreEmbedded(options: {
  dataDir: string
  folder: string
  moment?: Date | undefined
  archiveDir?: string | undefined
  log: (line: string) => void
}): Promise<Restored> {
  const { archiveDir, log, moment } = options
  const folder = resolve(options.folder)
  const { endedAt, password } = readBackup(folder)
  if (moment && moment < endedAt)
    throw new UnusableBackup(
      `The backup ended at ${endedAt.toISOString()}: it cannot be restored to a moment before.`,
    )
  const place = preparePlace(resolve(options.dataDir))
  return withFileLock(join(place.home, 'lock'), LOCK_TIMEOUT_MS, async () => {
    if (findPostmaster(place) || isHeld(place.home))
      throw new UnusableBackup('The database is running: stop Remit first, then restore.')
    const replaced = existsSync(place.cluster)
      ? `${place.cluster}-before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
      : undefined
    const before = replaced && readPassword(place)
    if (replaced) renameSync(place.cluster, replaced)
    try {
      cpSync(join(folder, 'cluster'), place.cluster, { recursive: true, verbatimSymlinks: true })
      if (replaced) takeUnarchived(join(replaced, 'pg_wal'), join(place.cluster, 'pg_wal'))
      writeFileSync(join(place.cluster, 'recovery.signal'), '')
      chmodSync(place.cluster, 0o700)
      giveAll(place.cluster, place)
      writePassword(place, password)
      await recover(
        place,
        {
          // Nobody is let in before it is what it should be: only then it counts as ready.
          hot_standby: 'off',
          restore_command: fetchCommand(archiveDir),
          recovery_target_action: 'promote',
          ...(moment && { recovery_target_time: momentOf(moment) }),
        },
        log,
      )
      return { replaced }
    } catch (error) {
      rmSync(place.cluster, { recursive: true, force: true })
      if (replaced) renameSync(replaced, place.cluster)
      if (before) writePassword(place, before)
      throw error
    }
  })
}
