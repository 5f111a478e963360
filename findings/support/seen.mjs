// Prints what a library does, and fails the script when that is no longer what the finding says.
import { isDeepStrictEqual } from 'node:util'

export function seen(what, value, expected) {
  const same = isDeepStrictEqual(value, expected)
  console.log(`${same ? 'seen   ' : 'CHANGED'} ${what}: ${JSON.stringify(value)}`)
  if (same) return
  console.log(`        the finding says: ${JSON.stringify(expected)}`)
  process.exitCode = 1
}

/** The message of what `work` throws; null when it does not. */
export async function refusal(work) {
  try {
    await work()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
