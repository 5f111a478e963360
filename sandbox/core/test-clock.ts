// By how much a test has moved the clock of everything that runs together: a file says it, `+SECONDS`.
import { readFileSync } from 'node:fs'

const READ_EVERY_MS = 100

/** Milliseconds. It only grows; what is not there, or not written to its end, is read again soon. */
export function readTestClock(file: string | undefined): () => number {
  let aheadMs = 0
  let readAt = Number.NEGATIVE_INFINITY
  const read = (path: string) => {
    const [, digits] = /^\+(\d{1,12})\s*$/.exec(readFileSync(path, 'utf8')) ?? []
    if (digits !== undefined) aheadMs = Math.max(aheadMs, Number(digits) * 1000)
  }
  return () => {
    if (file === undefined || performance.now() - readAt < READ_EVERY_MS) return aheadMs
    readAt = performance.now()
    try {
      read(file)
    } catch {
      // Not there yet.
    }
    return aheadMs
  }
}
