// The house in which the demo world is made: beside the background, which has the same rows in hand, and with nobody who waits for an answer.
import type { House } from '@/lib/house'
import { buildHouse } from '@/lib/wiring'

/** Below what one statement may take, so that a lock is waited for and not mistaken for a slow statement. */
const PATIENCE_MS = 9_000

/** For a lock, it waits longer than anybody may whose page is to come within two seconds. */
export function patientHouse(source: NodeJS.ProcessEnv): House {
  const { DATABASE_PATIENCE_MS: asked } = source
  const patienceMs = Math.max(PATIENCE_MS, Number(asked) || 0)
  return buildHouse({ ...source, DATABASE_PATIENCE_MS: String(patienceMs) })
}
