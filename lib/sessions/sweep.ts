// Rechecks what should have ended on its own: sessions, late objects, refunds, and resting providers.
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import { takeDueRefunds } from '@/lib/payments/refund-store'
import { lookAgain } from './look-again'
import { takeDueLooks } from './look-again-store'
import { reconcileSession } from './reconcile'
import { pursueRefund } from './refund'
import { takeDueSessions } from './store'

const idOf = ({ id }: { id: string }): string => id

/** Asks providers about sessions whose look is due; answers how many. */
export const sweepSessions = async (house: House): Promise<number> =>
  overAll(house, 'session', await takeDueSessions(house.db, house.clock.now()), idOf, (session) =>
    reconcileSession(house, session),
  )

/** Asks providers that had broken whether they made something after all; answers how many attempts. */
export const sweepLateObjects = async (house: House): Promise<number> =>
  overAll(house, 'attempt', await takeDueLooks(house.db, house.clock.now()), idOf, (attempt) =>
    lookAgain(house, attempt),
  )

/** Takes up refunds that nobody has answered, and those of surplus money, of whatever was paid; answers how many. */
export const sweepRefunds = async (house: House): Promise<number> =>
  overAll(
    house,
    'refund',
    await takeDueRefunds(house.db, house.clock.now()),
    ({ refund }) => refund.id,
    (due) => pursueRefund(house, due),
  )
