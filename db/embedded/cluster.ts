// Makes a new cluster, whole or not at all, and keeps its password.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { give } from './identity'
import type { Place } from './place'

export const USER = 'remit'
/** What the programs see of our environment: a foreign locale or PGDATA must not leak in. */
export const CLEAN_ENV = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', NODE_ENV: process.env.NODE_ENV }

const passwordFile = (place: Place) => join(place.home, 'password')

export const readPassword = (place: Place) => readFileSync(passwordFile(place), 'utf8').trim()

export function writePassword(place: Place, password: string): void {
  rmSync(passwordFile(place), { force: true })
  writeFileSync(passwordFile(place), password, { mode: 0o600 })
}

const SIGNAL = 'recovery.signal'

/** Postgres looks at its name only, and removes it once it has recovered: until then it says what the restored cluster replaces. */
export function markUnrecovered(cluster: string, replaces: string | undefined): void {
  writeFileSync(join(cluster, SIGNAL), `remit restore, in place of ${basename(replaces ?? 'nothing')}\n`)
}

/** What a restore that was ended before its time was to replace; undefined where none was. */
export function findUnrecovered(cluster: string): { replaces: string | undefined } | undefined {
  const signal = join(cluster, SIGNAL)
  const name = existsSync(signal)
    ? /^remit restore, in place of (\S+)/.exec(readFileSync(signal, 'utf8'))?.[1]
    : undefined
  return name === undefined ? undefined : { replaces: name === 'nothing' ? undefined : name }
}

/** Throws where a start would serve an empty database, or half of one, in place of what a restore has moved away. */
function assertNoneMoved(place: Place): void {
  if (existsSync(place.cluster)) {
    if (!findUnrecovered(place.cluster)) return
    throw new Error(
      `A restore of ${place.cluster} was ended before it was done: run npm run -s remit -- restore again.`,
    )
  }
  const moved = readdirSync(place.parent).filter((name) =>
    name.startsWith(`${basename(place.cluster)}-before-`),
  )
  if (moved.length > 0)
    throw new Error(
      `There is no ${place.cluster}, but ${moved.join(', ')} beside it, which a restore has moved there: run npm run -s remit -- restore (again), or move it back; to begin afresh, move it elsewhere.`,
    )
}

function run(program: string, parameters: string[], identity: Place['identity']): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: '/',
      env: CLEAN_ENV,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...identity,
    })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} failed: ${said.trim()}`)),
    )
  })
}

/** Call it under the lock. Leaves an existing cluster alone. */
export async function ensureCluster(place: Place, binaries: string, isDurable: boolean): Promise<boolean> {
  assertNoneMoved(place)
  if (existsSync(place.cluster)) return false
  for (const name of readdirSync(place.parent)) {
    if (name.startsWith('unfinished-')) rmSync(join(place.parent, name), { recursive: true, force: true })
  }
  const unfinished = join(place.parent, `unfinished-${randomBytes(6).toString('hex')}`)
  const password = randomBytes(24).toString('base64url')
  mkdirSync(unfinished, { mode: 0o700 })
  // initdb wants an empty folder and reads the password as its own user: hence a folder inside the folder.
  const passwordForInitdb = join(unfinished, 'password')
  const fresh = join(unfinished, 'cluster')
  writeFileSync(passwordForInitdb, password, { mode: 0o600 })
  mkdirSync(fresh, { mode: 0o700 })
  for (const path of [unfinished, fresh, passwordForInitdb]) give(path, place.identity)
  const parameters = [
    '-D',
    fresh,
    '-U',
    USER,
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordForInitdb}`,
    '--locale=C',
  ]
  await run(
    join(binaries, 'bin', 'initdb'),
    [...parameters, '-E', 'UTF8', ...(isDurable ? [] : ['--no-sync'])],
    place.identity,
  )
  writePassword(place, password)
  renameSync(fresh, place.cluster)
  rmSync(unfinished, { recursive: true, force: true })
  return true
}
