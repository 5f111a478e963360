// A clock that tests can move: the system's, and what a file says on top. It only grows while a process runs.
import { AsyncResource } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { CLOCKS_APART_SECONDS, type Clock } from './clock'

/** What has been written must be known within 250 ms. */
const READ_EVERY_MS = 100
const MS = 1000

export interface TestClock extends Clock {
  readonly file: string
  aheadMs(): number
  /** What the file's line says, as far as it has been read. */
  seconds(): number
  /** Calls whenever the clock has been moved; answers how to stop that. */
  onMove(listener: () => void): () => void
}

/** Undefined where it holds nothing of the kind, or is not there (yet): it may be just being written. */
function readSeconds(file: string): number | undefined {
  let text: string
  try {
    text = readFileSync(/* turbopackIgnore: true */ file, 'utf8')
  } catch {
    return undefined
  }
  const [, digits] = /^\+(\d{1,12})\s*$/.exec(text) ?? []
  return digits === undefined ? undefined : Number(digits)
}

function open(file: string): TestClock {
  const listeners = new Set<() => void>()
  let seconds = readSeconds(file) ?? 0
  let readAt = performance.now()
  const read = () => {
    readAt = performance.now()
    const found = readSeconds(file)
    if (found === undefined || found <= seconds) return
    seconds = found
    for (const listener of listeners) listener()
  }
  // Asked for the time, it looks by itself: a process that is busy is no later than others.
  const fresh = () => {
    if (performance.now() - readAt > READ_EVERY_MS) read()
    return seconds
  }
  setInterval(read, READ_EVERY_MS).unref()
  return {
    file,
    seconds: fresh,
    aheadMs: () => fresh() * MS,
    now: () => new Date(Date.now() + fresh() * MS),
    onMove: (listener) => {
      // Whoever asks for the time finds out that it was moved, within a transaction of theirs too: no listener may be in it.
      const apart = AsyncResource.bind(listener)
      listeners.add(apart)
      return () => listeners.delete(apart)
    },
  }
}

/** On the global object, because Next may load this module more than once. */
const holder = globalThis as typeof globalThis & { remitTestClocks?: Map<string, TestClock> }

/** The same for everybody in this process. */
export function testClock(file: string): TestClock {
  holder.remitTestClocks ??= new Map()
  const known = holder.remitTestClocks.get(file) ?? open(file)
  holder.remitTestClocks.set(file, known)
  return known
}

/** By how much a test has moved the clock of this process; nothing where no test does. */
export const movedSeconds = (): number =>
  Math.max(0, ...[...(holder.remitTestClocks?.values() ?? [])].map((clock) => clock.seconds()))

/**
 * By so much may a provider's clock differ from ours. It may know nothing of the file: then it is behind by all that ours was
 * moved, and what it has made lately was made long ago.
 */
export const clocksApartSeconds = (): number => CLOCKS_APART_SECONDS + movedSeconds()
