// A lock between processes, kept in a file, which heals by itself when its holder has died.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { isStillAlive, processMark } from './process-facts'
import { until } from './until'

const errorCode = (error: unknown) => (error as NodeJS.ErrnoException).code

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Removes a dead holder's lock by renaming it, so that only one of two rescuers gets it. */
function heal(file: string, dead: string): void {
  const aside = `${file}.stale-${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  // Another process took the lock in between: that one is alive, so put it back.
  if (read(aside) !== dead) link(aside, file)
  rmSync(aside, { force: true })
}

let serial = 0

/** Runs `work` while no other process does so under the same file. */
export async function withFileLock<T>(file: string, timeoutMs: number, work: () => Promise<T>): Promise<T> {
  // Written aside and linked, so that nobody ever sees a lock that does not yet name its holder.
  const mine = `${file}.${process.pid}-${serial++}`
  const mark = `${processMark(process.pid)} ${serial}`
  writeFileSync(mine, mark)
  try {
    const isOurs = await until(() => {
      if (link(mine, file)) return true
      const holder = read(file)
      if (holder !== undefined && !isStillAlive(holder.split(' ').slice(0, -1).join(' '))) heal(file, holder)
      return false
    }, timeoutMs)
    if (isOurs === undefined) throw new Error(`Another process has held ${file} for too long.`)
  } finally {
    rmSync(mine, { force: true })
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
