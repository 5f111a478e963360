// In the background: freezes what versions before have issued, batch by batch, oldest first.
import { isDatabaseUnavailable } from '@/db/pool/unavailable'
import type { House } from '@/lib/house'
import { freezeLater } from './freeze'
import { selectYetToFreeze } from './freeze-store'

const BATCH = 100
/** For one round; what is left is done in the next. */
const MOST_MS = 20_000
/** Once all has been looked at, a version before may still have sent one: it is looked again after so long. */
const REST_MS = 6 * 3_600_000

/** How far this process has come, and when it was through. */
interface Walk {
  after: string | null
  restsUntilMs: number
}

const walks = new WeakMap<House['db'], Walk>()

/** One that cannot be drawn up keeps no other from being frozen; it is tried again in the next round. */
async function freezeOne(
  { clock, db, log }: Pick<House, 'clock' | 'db' | 'log'>,
  id: string,
): Promise<boolean> {
  try {
    await freezeLater(db, [id], clock.now())
    return true
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    log.error({ err: error, invoiceId: id }, 'what this invoice says could not be frozen')
    return false
  }
}

/** Answers how many were frozen. Replicas walk on their own: what another has frozen is passed over. */
export async function freezeMissing({ clock, db, log }: House): Promise<number> {
  const walk = walks.get(db) ?? { after: null, restsUntilMs: 0 }
  walks.set(db, walk)
  const began = performance.now()
  if (clock.now().getTime() < walk.restsUntilMs) return 0
  let frozen = 0
  while (performance.now() - began < MOST_MS) {
    const ids = await selectYetToFreeze(db, walk.after, BATCH)
    for (const id of ids) if (await freezeOne({ clock, db, log }, id)) frozen += 1
    walk.after = ids.at(-1) ?? null
    if (ids.length === BATCH) continue
    Object.assign(walk, { after: null, restsUntilMs: clock.now().getTime() + REST_MS })
    break
  }
  if (frozen > 0) log.info({ frozen }, 'documents that a version before has issued were frozen')
  return frozen
}
