// Where a cluster lives: in the data folder when Postgres can reach it, else in a folder of its own that the data folder points to.

import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canEnter, chooseIdentity, type Identity } from './identity'

/** Where root keeps what its stand-in has to reach; survives a reboot, unlike the temporary folder. */
export const SHARED_HOME = '/var/lib/remit'

export type Place = {
  /** Ours: password, port, lock, log and the like. */
  home: string
  /** The folder that holds `cluster`; the stand-in of root can enter it. */
  parent: string
  cluster: string
  identity: Identity
}

function makeFolder(dir: string): void {
  // The mode is set again because a strict umask would keep the stand-in out.
  if (mkdirSync(dir, { recursive: true }) !== undefined) chmodSync(dir, 0o755)
}

/** The folder outside that an earlier start chose, if the data folder has not been copied since. */
function pointedTo(home: string): string | undefined {
  const pointer = join(home, 'elsewhere')
  if (!existsSync(pointer)) return undefined
  const parent = readFileSync(pointer, 'utf8').trim()
  if (!existsSync(join(parent, 'belongs-to'))) {
    throw new Error(
      `The database of ${home} was kept in ${parent}, which is gone: put it back, or remove ${home} to begin afresh.`,
    )
  }
  return readFileSync(join(parent, 'belongs-to'), 'utf8').trim() === home ? parent : undefined
}

function moveElsewhere(home: string): string {
  const parent = join(SHARED_HOME, randomBytes(8).toString('hex'))
  makeFolder(SHARED_HOME)
  makeFolder(parent)
  writeFileSync(join(parent, 'belongs-to'), `${home}\n`)
  writeFileSync(join(home, 'elsewhere'), `${parent}\n`)
  return parent
}

/** Looks only; undefined when there is no cluster yet. */
export function findPlace(dataDir: string): Place | undefined {
  if (!existsSync(join(dataDir, 'postgres'))) return undefined
  const home = realpathSync(join(dataDir, 'postgres'))
  const parent = pointedTo(home) ?? home
  const cluster = join(parent, 'cluster')
  return existsSync(cluster) ? { home, parent, cluster, identity: chooseIdentity(cluster) } : undefined
}

export function preparePlace(dataDir: string): Place {
  makeFolder(dataDir)
  makeFolder(join(dataDir, 'postgres'))
  const found = findPlace(dataDir)
  if (found !== undefined) return found
  const home = realpathSync(join(dataDir, 'postgres'))
  const identity = chooseIdentity(join(home, 'cluster'))
  const parent = canEnter(home, identity) ? home : (pointedTo(home) ?? moveElsewhere(home))
  return { home, parent, cluster: join(parent, 'cluster'), identity }
}
