// What can be known about a process by its number: alive, since when, and with which command line.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1')
  } catch {
    return undefined // gone, or never there: both mean that nothing is known
  }
}

function askPs(pid: number, column: string): string | undefined {
  const answer = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' })
  return answer.status === 0 ? answer.stdout.trim() : undefined
}

/** Fields of /proc/PID/stat from the state on; the name before them may itself hold blanks and brackets. */
const statFields = (pid: number) =>
  readProc(pid, 'stat')
    ?.replace(/^.*\) /s, '')
    .split(' ')

function isZombie(pid: number): boolean {
  const state = process.platform === 'linux' ? statFields(pid)?.[0] : askPs(pid, 'stat')
  return state?.startsWith('Z') ?? false
}

/** A zombie counts as dead: it holds no file and no port any more. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, but belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return !isZombie(pid)
}

/** A text that differs between two processes that had the same number one after the other. */
export function birthOf(pid: number): string {
  const birth = process.platform === 'linux' ? statFields(pid)?.[19] : askPs(pid, 'lstart')
  return birth ?? 'unknown'
}

export function commandLineOf(pid: number): string {
  const line =
    process.platform === 'linux' ? readProc(pid, 'cmdline')?.split('\0').join(' ') : askPs(pid, 'command')
  return line ?? ''
}

/** One line that names a process for good; see `isStillAlive`. */
export const processMark = (pid: number) => `${pid} ${birthOf(pid)}`

/** Whether the very process of this mark still runs, and not another one under its number. */
export function isStillAlive(mark: string): boolean {
  const pid = Number(mark.split(' ')[0])
  return Number.isSafeInteger(pid) && pid > 0 && isAlive(pid) && processMark(pid) === mark
}
