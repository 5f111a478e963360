// Rechecks refunds whose response was lost.
import type { House } from '@/lib/house'
import { type DueRefund, takeDueRefunds } from './refund-store'
import { overAll } from './sweep'

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
