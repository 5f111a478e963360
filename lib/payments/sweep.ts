// Rechecks payments and refunds that should have ended on their own.
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import { reconcilePayment } from './reconcile'
import { type DueRefund, takeDueRefunds } from './refund-store'
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

/** Takes up refunds that nobody has answered, and those of surplus money, wherever the money was taken; answers how many. */
export const sweepDueRefunds = async (
  house: House,
  pursue: (due: DueRefund) => Promise<unknown>,
): Promise<number> =>
  overAll(
    house,
    'refund',
    await takeDueRefunds(house.db, house.clock.now()),
    ({ refund }) => refund.id,
    pursue,
  )
