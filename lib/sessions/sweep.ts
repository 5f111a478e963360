// Looks again at what should have come to an end by itself: sessions, refunds, and providers that rest.

import { isProviderFault } from '@/lib/connectors/fault'
import type { House } from '@/lib/house'
import { lookAgain } from './look-again'
import { takeDueLooks } from './look-again-store'
import { reconcileSession } from './reconcile'
import { pursueRefund } from './refund'
import { takeDueRefunds } from './refund-store'
import { purgeCalls } from './router-store'
import { takeDueSessions } from './store'

/** One provider that hangs must not keep the others waiting. */
const AT_ONCE = 8

async function each<T extends { id: string }>(
  { log }: House,
  what: string,
  list: readonly T[],
  work: (one: T) => Promise<unknown>,
): Promise<number> {
  const waiting = [...list]
  const lane = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      try {
        await work(one)
      } catch (error) {
        const level = isProviderFault(error) ? 'warn' : 'error'
        log[level]({ err: error, id: one.id }, `${what}: looked at again later`)
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return list.length
}

/** Asks providers about sessions whose look is due; answers how many. */
export const sweepSessions = async (house: House): Promise<number> =>
  each(house, 'session', await takeDueSessions(house.db, house.clock.now()), (session) =>
    reconcileSession(house, session),
  )

/** Asks providers that had broken whether they made something after all; answers how many attempts. */
export const sweepLateObjects = async (house: House): Promise<number> =>
  each(house, 'attempt', await takeDueLooks(house.db, house.clock.now()), (attempt) =>
    lookAgain(house, attempt),
  )

/** Takes up refunds that wait for an answer; answers how many. */
export const sweepSessionRefunds = async (house: House): Promise<number> =>
  each(house, 'refund of a session', await takeDueRefunds(house.db, house.clock.now()), (refund) =>
    pursueRefund(house, refund),
  )

export const purgeProviderCalls = ({ clock, db }: House): Promise<void> => purgeCalls(db, clock.now())
