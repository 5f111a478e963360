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
import { basename, dirname, join, resolve } from 'node:path'
import { archiveSettings, fetchCommand, prepareArchive, UnusableBackup } from './archive'
import { copyCluster, keepSafe } from './backup'
import { prepareBinaries } from './binaries'
import { findUnrecovered, markUnrecovered, readPassword, writePassword } from './cluster'
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
  const flush = isDurable ? { flush: true } : {}
  writeFileSync(join(unfinished, 'password'), readPassword(place), { mode: 0o600, ...flush })
  const endedAt = new Date()
  const facts: Facts = { endedAt: endedAt.toISOString() }
  writeFileSync(join(unfinished, 'backup.json'), JSON.stringify(facts), flush)
  if (isDurable) keepSafe(unfinished)
  renameSync(unfinished, folder)
  if (isDurable) keepSafe(dirname(folder))
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

interface Recovery {
  settings: Record<string, string | number>
  isDurable: boolean
  log: (line: string) => void
}

async function recover(place: Place, { isDurable, log, settings }: Recovery) {
  const binaries = prepareBinaries(
    place.identity === undefined ? place.home : SHARED_HOME,
    place.identity,
    log,
  )
  const running = await launch(place, binaries, await freePort(), {
    settings,
    isDurable,
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

const unfinishedOf = ({ cluster }: Place) => `${cluster}.unfinished`

/** Of what was replaced, beside ours: whoever puts it back needs it. */
const passwordOf = (place: Place, replaced: string) =>
  join(place.home, basename(replaced).replace('cluster', 'password'))

function putBack(place: Place, replaced: string): void {
  renameSync(replaced, place.cluster)
  const password = passwordOf(place, replaced)
  if (existsSync(password)) renameSync(password, join(place.home, 'password'))
}

/** A restore that was ended from outside has changed nothing in the end. */
function undoKilled(place: Place): void {
  const isMissing = !existsSync(place.cluster)
  const killed = findUnrecovered(isMissing ? unfinishedOf(place) : place.cluster)
  if (!killed) return
  const replaced = killed.replaces && join(place.parent, killed.replaces)
  if (!isMissing) rmSync(place.cluster, { recursive: true, force: true })
  if (replaced && existsSync(replaced)) putBack(place, replaced)
}

interface Wishes {
  moment?: Date | undefined
  archiveDir?: string | undefined
  /** Off only for databases that are thrown away. */
  isDurable?: boolean
}

/** Beside the place in which it is to stand, and nothing that anybody could take for a database yet. */
function copyBackup(place: Place, folder: string, replaced: string | undefined, wishes: Wishes): void {
  const unfinished = unfinishedOf(place)
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  markUnrecovered(unfinished, replaced)
  cpSync(join(folder, 'cluster'), unfinished, { recursive: true, verbatimSymlinks: true })
  if (replaced && hasMore(wishes)) takeUnarchived(join(place.cluster, 'pg_wal'), join(unfinished, 'pg_wal'))
  chmodSync(unfinished, 0o700)
  giveAll(unfinished, place)
}

/** Otherwise the log ends with the backup, whatever else there is of it: a wrong delete may have come right after. */
const hasMore = ({ archiveDir, moment }: Wishes) => archiveDir !== undefined || moment !== undefined

/** What is written to the new line of the log is archived from its first moment, or nobody could ever follow it. */
function recoverySettings(wishes: Wishes): Record<string, string | number> {
  const { archiveDir, isDurable, moment } = wishes
  return {
    ...(archiveDir !== undefined && archiveSettings(archiveDir, isDurable)),
    // Nobody is let in before it is what it should be: only then it counts as ready.
    hot_standby: 'off',
    restore_command: fetchCommand(archiveDir),
    recovery_target_action: 'promote',
    ...(moment && { recovery_target_time: momentOf(moment) }),
    ...(!hasMore(wishes) && { recovery_target: 'immediate' }),
  }
}

/**
 * As of `moment`; left out, with everything that was archived or was to be, and without an archive as of the end of the backup.
 * Returns with the server stopped.
 */
export async function restoreEmbedded(
  options: { dataDir: string; folder: string; log: (line: string) => void } & Wishes,
): Promise<Restored> {
  const { archiveDir, isDurable = true, log, moment } = options
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
    if (archiveDir !== undefined) prepareArchive(archiveDir, place.identity)
    undoKilled(place)
    const replaced = existsSync(place.cluster)
      ? `${place.cluster}-before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
      : undefined
    let isMoved = false
    try {
      copyBackup(place, folder, replaced, { archiveDir, moment })
      if (replaced) {
        writeFileSync(passwordOf(place, replaced), readPassword(place), { mode: 0o600, flush: isDurable })
        renameSync(place.cluster, replaced)
      }
      isMoved = true
      renameSync(unfinishedOf(place), place.cluster)
      if (isDurable) keepSafe(place.parent)
      writePassword(place, password)
      const settings = recoverySettings({ archiveDir, moment, isDurable })
      await recover(place, { settings, isDurable, log })
      return { replaced }
    } catch (error) {
      for (const path of [unfinishedOf(place), ...(isMoved ? [place.cluster] : [])])
        rmSync(path, { recursive: true, force: true })
      if (replaced && isMoved) putBack(place, replaced)
      throw error
    }
  })
}
