// Who needs the running server: each process leaves its mark, and the last one to go stops the server.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStillAlive, processMark } from './process-facts'

let serial = 0

const folder = (home: string) => join(home, 'holders')

/** Returns a function that removes the mark. */
export function hold(home: string): () => void {
  mkdirSync(folder(home), { recursive: true })
  const file = join(folder(home), `${process.pid}-${serial++}`)
  writeFileSync(file, processMark(process.pid))
  return () => rmSync(file, { force: true })
}

/** Whether anybody alive still holds it; forgets the dead. */
export function isHeld(home: string): boolean {
  if (!existsSync(folder(home))) return false
  const alive = readdirSync(folder(home)).filter((name) => {
    const file = join(folder(home), name)
    const isHolder = isStillAlive(readFileSync(file, 'utf8'))
    if (!isHolder) rmSync(file, { force: true })
    return isHolder
  })
  return alive.length > 0
}
