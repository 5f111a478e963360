// Waiting for a condition: asks again and again until it holds or the time is over.
import { setTimeout as pause } from 'node:timers/promises'

/** The first answer that is not false or undefined; undefined when the time is over. */
export async function until<T>(
  ask: () => T | Promise<T>,
  timeoutMs: number,
  everyMs = 25,
): Promise<Exclude<T, false | undefined> | undefined> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== false && answer !== undefined) return answer as Exclude<T, false | undefined>
    if (Date.now() >= deadline) return undefined
    await pause(everyMs)
  }
}
