// What a serving process has used, children included, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10
const FIELD = { parent: 1, user: 11, system: 12 } as const

/** The fields of /proc/PID/stat after the name, which may hold spaces; undefined when the process has gone. */
function statOf(pid: number): number[] | undefined {
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

/** It, its children, and theirs. */
export function familyOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: statOf(Number(name))?.[FIELD.parent] }))
  const family = [pid]
  // Each that is found may have children of its own, which are looked for in turn.
  for (const member of family)
    family.push(...parents.filter(({ parent }) => parent === member).map((child) => child.pid))
  return family
}

export function cpuMsOf(family: readonly number[]): number {
  const ticks = family.map((pid) => {
    const stat = statOf(pid)
    return (stat?.[FIELD.user] ?? 0) + (stat?.[FIELD.system] ?? 0)
  })
  return ticks.reduce((sum, one) => sum + one, 0) * TICK_MS
}

export function memoryMbOf(family: readonly number[]): number {
  const kilobytes = family.map((pid) =>
    statOf(pid) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) : 0,
  )
  return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024)
}
