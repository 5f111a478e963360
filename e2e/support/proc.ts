// What Linux counts of each process, from /proc.
import { readdirSync, readFileSync } from 'node:fs'

/** Processor time is counted in hundredths of a second. */
export const TICK_MS = 10

export const FIELD = { parent: 1, user: 11, system: 12, childrenUser: 13, childrenSystem: 14 } as const

/** The fields of /proc/PID/stat after the name, which may hold spaces; undefined when the process has gone. */
export function statOf(pid: number): number[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH'))
      return undefined
    throw error
  }
}

/** All that live now. */
export const processIds = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
