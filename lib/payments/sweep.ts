// Rechecks payments that should have ended on their own.
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import { reconcilePayment } from './reconcile'
import { takeDuePayments } from './store'

/** Asks Stripe about payments whose look is due; answers how many. */
export const sweepPayments = async (house: House): Promise<number> =>
  overAll(
    house,
    'payment',
    await takeDuePayments(house.db, house.clock.now()),
    ({ payment }) => payment.id,
    ({ payment }) => reconcilePayment(house, payment.id),
  )
