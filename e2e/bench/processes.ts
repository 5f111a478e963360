// What a serving process has used, children included, as Linux counts it.
import { readFileSync } from 'node:fs'
import { FIELD, processIds, statOf, TICK_MS } from '../support/proc'

/** It, its children, and theirs. */
export function familyOf(pid: number): number[] {
  const parents = processIds().map((one) => ({ pid: one, parent: statOf(one)?.[FIELD.parent] }))
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
