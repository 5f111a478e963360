// Notices that the command that runs us was killed, so that `npm start` leaves nothing running behind a dead npm.
import { readFileSync } from 'node:fs'
import { commandLineOf } from '@/db/embedded/process-facts'

const EVERY_MS = 500

function parentOf(pid: number): number {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    )
  } catch {
    return 0 // gone, or a system that does not say
  }
}

/** The shell that npm puts between itself and us, and an older Node that started ours. */
const isBetween = (pid: number): boolean => /scripts\/\w+\.mjs/.test(commandLineOf(pid))

/** Up to npm itself; not npm's own parent, which may end while we serve on. */
const chain = (pid = process.ppid): number[] => (isBetween(pid) ? [pid, ...chain(parentOf(pid))] : [pid])

export function watchParents(onGone: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const born = chain().join()
  const timer = setInterval(() => {
    if (chain().join() === born) return
    clearInterval(timer)
    onGone()
  }, EVERY_MS)
  timer.unref()
}
